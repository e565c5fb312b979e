import type { Decision, RiskClass } from '../../schema/vocabulary.ts';

/** Why tools of a class need a policy when an agent calls them. */
export const classRisks: Record<RiskClass, string> = {
  read: 'Nothing changes, but whatever it returns enters the context of the model, and from there any tool of the session that sends something can carry it on.',
  write: 'An agent changes things faster than anybody reviews them: one misread instruction becomes many changes.',
  execute: 'What a call does is decided by its arguments, and the model that writes them may be following text it has just read.',
  destructive: 'An agent that has misread its task deletes as readily as one that has not, and does not notice.',
  financial: 'A wrong amount, a wrong recipient or a call made twice commits money.',
  unclassified: 'Unknown is not harmless. Until somebody has looked, a call may do anything that the credentials of the server permit.',
};

/** What each decision is good for. */
export const decisionReasons: Record<Decision, string> = {
  allow: 'A policy that names it keeps it apart from the tools that need more.',
  limit: 'A loop cannot do the same thing hundreds of times; within the limit the tool stays usable.',
  ask: 'Whoever answers should look at the arguments, not only at the name.',
  deny: 'Let it run only where somebody has decided so for this server.',
};
