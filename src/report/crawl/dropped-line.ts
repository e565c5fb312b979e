/** What a crawl or a worker says at its end of what was in the queue and should not have been. */
export function droppedLine(count: number): string {
  return `${count === 1 ? '1 job or result of the queue was' : `${count} jobs or results of the queue were`} broken and dropped`;
}
