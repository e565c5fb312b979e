import { cedarVariable } from '../../languages/cedar/cedar-policy.ts';
import type { CedarArguments } from '../../languages/cedar/cedar-rule.ts';

/** The attribute that an argument becomes: a text, a boolean or a decimal. */
const toolhiveArgument = (parameter: string) => `arg_${parameter}`;

/** How ToolHive hands arguments to Cedar: every number a decimal, and of a list, an object or null only that it is there. */
export const toolhiveArguments: CedarArguments = {
  place: cedarVariable('context'), attributeOf: toolhiveArgument, shownBy: (parameter) => [toolhiveArgument(parameter), `${toolhiveArgument(parameter)}_present`], onlyDecimals: true,
};

/** The attribute under which a value stands. */
export const attributeOfValue = (name: string, value: unknown) => (typeof value === 'object' ? `${toolhiveArgument(name)}_present` : toolhiveArgument(name));
