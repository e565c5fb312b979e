/** One value. `at` is where it begins in the text at `path`, in UTF-16 units. */
export interface ActionValue { value: string; path: string; at: number }

/** Share of the values that must be verbs, by how telling the name of the argument is. */
export const shares = { telling: 0.34, vague: 0.75 };
