/** The sentence that says what part of the demand a catalog covers; README and site have the same. Shares are of downloads a month. */
export function coverageSentence({ date, servers, listable }: { date: string; servers: Part; listable: Part }): string {
  return `The catalog covers ${percent(servers)} of the monthly downloads of the ${servers.of} MCP servers among the most downloaded npm packages, and ${percent(listable)} of those of the ${listable.of} that list their tools without an account or another program (downloads of ${date}).`;
}

interface Part { of: number; coveredDownloads: number; ofDownloads: number }

/** Rounded down: a part that is not whole never reads as 100 %. */
function percent({ coveredDownloads, ofDownloads }: Part): string {
  return ofDownloads === 0 ? 'nothing' : `${(Math.floor((coveredDownloads / ofDownloads) * 1000) / 10).toFixed(1)} %`;
}
