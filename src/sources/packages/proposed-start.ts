/** A value of a server file, and why it stands there, as a clause. */
export interface Given { value: string; because: string }

/** How a package is to be started, as far as it is known: its command, arguments, variables, and files below the working directory by their path. */
export interface ProposedStart {
  bin?: Given;
  args: readonly Given[];
  env: Readonly<Record<string, Given>>;
  files: Readonly<Record<string, Given>>;
}

/** The plain values, as a server file has them. */
export function plainStart({ bin, args, env, files }: ProposedStart): { bin?: string; args: string[]; env: Record<string, string>; files: Record<string, string> } {
  const plain = (values: Readonly<Record<string, Given>>) => Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value]));
  return { ...(bin && { bin: bin.value }), args: args.map(({ value }) => value), env: plain(env), files: plain(files) };
}
