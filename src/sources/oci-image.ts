/** Reference of an image: host, path, tag and digest, as the distribution specification has them. */
const ociPattern = /^(?:[a-z0-9][a-z0-9.-]*(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::\w[\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/i;

/** Whether a text names an image of a container registry. */
export function isImage(text: string): boolean {
  return ociPattern.test(text);
}
