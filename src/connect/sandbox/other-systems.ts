/** What there is on macOS and Windows; the README and the help say the same. */
export const otherSystems = 'On macOS and Windows programs are shut in by Docker alone: install and start it, or scan on Linux.';
