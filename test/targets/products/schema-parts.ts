/** A list of names, each once. */
export const names = { type: 'array', items: { type: 'string' }, uniqueItems: true };

/** An object with these properties and no other; all of them required unless said otherwise. */
export const object = (properties: object, required: string[] = Object.keys(properties)) => ({ type: 'object', properties, required, additionalProperties: false });
