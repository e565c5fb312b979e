/** How a line of a report begins that says what was covered. */
export const coveredLead = 'covered with something empty: ';
