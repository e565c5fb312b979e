/**
 * Names that Windows gives to devices, whatever ending follows: `con.txt` is the console. Superscript digits count as digits.
 * Source: Microsoft, "Naming Files, Paths, and Namespaces".
 */
const devicePattern = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:[.:]|$)/i;

/** Whether Windows would take a file of this name for a device, or would drop its end: it keeps no dot or space there. */
export function isReservedName(name: string): boolean {
  return devicePattern.test(name) || /[. ]$/.test(name);
}
