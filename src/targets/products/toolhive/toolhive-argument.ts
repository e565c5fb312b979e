import { cedarVariable } from '../../languages/cedar/cedar-policy.ts';

/** The record that holds the arguments of a call. */
export const toolhiveContext = cedarVariable('context');

/** The attribute that an argument becomes. */
export const toolhiveArgument = (parameter: string) => `arg_${parameter}`;
