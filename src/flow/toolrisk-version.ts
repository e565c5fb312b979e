/** Version of toolrisk, as package.json says it (a test compares). A constant, so that a browser and a bundle know it too. */
export const toolriskVersion = '0.1.0';
