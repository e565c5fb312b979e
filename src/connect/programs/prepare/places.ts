/** Where the folders of a listing are for the server. */
export interface Places { install: string; temporary: string; home: string; work: string }

/** Names of the places wherever a sandbox shows its own, the same for everyone, so that echoes are too; and what is recorded elsewhere. */
export const stablePlaces: Places = { install: '/server', temporary: '/tmp', home: '/tmp/home', work: '/tmp/work' };
