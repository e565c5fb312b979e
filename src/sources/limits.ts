/**
 * Tools of one server that JSON Lines may bring together before they are judged: keeps memory flat when a whole index names
 * one server. Ten times the largest server seen.
 */
export const greatestDumpGroup = 10_000;

/** Units of one JSON document, or of one line of JSON Lines: below what a JavaScript string can hold (about 512 Mi). */
export const greatestDocument = 256 * 1024 * 1024;

/**
 * Values and keys of one document or line, counted before it is parsed: small ones take twenty times their text in memory. 136 MB of
 * tools as servers list them have as many. Nesting: what a parser without recursion bears.
 */
export const documentBounds = { values: 4_000_000, depth: 250_000 };

/** The same of a client's config, which a slower parser reads, with recursion: the largest have some thousand values, 20 levels deep. */
export const configBounds = { values: 500_000, depth: 500 };

/** The same for rows of labels, which one person wrote and corrects: all of any file that somebody has labelled. */
export const mostLabelErrors = 10_000;

/** Times that parts of a YAML config may be used again: its text is measured, and what its aliases come to is not. */
export const mostYamlAliases = 100;

/** Units of a file that is looked at as a flat config: one for whole screens of servers takes some kB, and a dump of that size has other keys. */
export const greatestFlatConfig = 1024 * 1024;

/** Levels of a definition that can be compared: its hash is taken with recursion. Those of real servers have some twenty. */
export const deepestCompared = 500;
