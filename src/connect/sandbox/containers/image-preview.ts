import type { Limits } from '../../limits.ts';
import type { ContainerClient } from './container-client.ts';
import { imageArguments } from './image-arguments.ts';
import { variablesName } from './place-variables.ts';

/** The file of the program that starts an image, and all words that come before those of its launch. */
export interface ImagePreview { file: string; words: string[] }

/** What an image would be started by. What is made at the start alone has an ellipsis in its place. */
export function imagePreview(env: Readonly<Record<string, string>>, { file, name: client }: ContainerClient, limits: Limits): ImagePreview {
  return { file, words: imageArguments(env, { name: 'toolrisk-…', client, run: '…', variablesFile: `…/${variablesName}` }, limits) };
}
