/**
 * Where whoever runs toolrisk writes what a server is started with, as a remedy has to name it: in options, in a command behind `--` with
 * options before it, in the entry of a config, or in a server file of the catalog.
 */
export type GivenBy = 'options' | 'command' | 'config' | 'file';
