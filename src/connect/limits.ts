const second = 1000;
const MiB = 1024 * 1024;

/** What the machinery bears of one server. Measured on 213 packages, two busy cores. Milliseconds, bytes, counts. */
export const limits = {
  /** Installing: half take 18 s, the slowest 131 s. */
  installMs: 300 * second,
  /** Between two looks at what an install takes up. */
  installWatchMs: 500,
  /** Between two counts of all its files, as long as the disk does not fill up: 30,000 take half a second. */
  installCountMs: 5 * second,
  /** A package and all it needs, installed: the largest of the catalog takes 411 MiB, most less than 100. */
  greatestInstall: 1024 * MiB,
  /** Files and folders of it: three times the most in the catalog (32,802). */
  mostInstalled: 100_000,
  /** The lock file of an install, and each file that is read of a package. */
  greatestPackageFile: 32 * MiB,
  /** One document of a package that is read to learn how it is started: the longest README of the most popular servers takes 120 kB. */
  greatestDocument: 512 * 1024,
  /** What a package says of its licence, in characters: the longest expressions of the catalog take some dozen. */
  greatestLicense: 200,
  /** End of npm's standard output that is kept: its errors come last. */
  npmOutput: 1 * MiB,
  /** Toolrisk's own cache of packages: it is begun anew when it is larger. That of the whole catalog takes 1.1 GiB. */
  greatestNpmCache: 4096 * MiB,
  /** Files of it: each package is some. */
  mostCached: 500_000,
  /** A cache that was begun anew is kept that long, because another run may still install from it. */
  oldCacheMs: 3600 * second,
  /** One question to docker: some tenths of a second. */
  dockerMs: 20 * second,
  /** From the start to the answer to `initialize`: nine of ten take 5 s, the slowest 30 s; a user's `npx` installs first. */
  initializeMs: 90 * second,
  /** Of these, before a server that says nothing is offered an older revision as well; less where there is less time. */
  reofferMs: 20 * second,
  /** For the answer to `server/discover`, asked of servers that refused `initialize`: they are up already. */
  discoverMs: 15 * second,
  /** One page of a list: all tools of the largest server come in one. */
  pageMs: 30 * second,
  /** Everything, so that a server that dribbles ends too. */
  wholeMs: 600 * second,
  /** After that, for a listing to notice that its time is over: its thread is terminated else. Only one that is busy takes this long. */
  stuckMs: 10 * second,
  /** And for one that noticed to end its program and remove its folders: docker may take twice its time. */
  endingMs: 60 * second,
  /** What a timer of Node can wait: it does not wait at all for longer, 24 days. So nobody may ask for more. */
  longestTimerMs: 2 ** 31 - 1,
  /** One list of prompts or resources: nice to know, so not waited for long. */
  countMs: 10 * second,
  /** After a list, for the notice that it changed: servers that send it do so within a second. */
  settleMs: second,
  /** The same of a server that announced no such notice: who sends it all the same does so together with the list. */
  unannouncedMs: 250,
  /** Without another byte, before what is not ended by the sign for it is read as it is, where it is whole. */
  pauseMs: 200,
  /** For a server to end by itself once its input is closed, and again after SIGTERM. Most do within half a second. */
  graceMs: second,
  /** For a remote server to hear that the session is over. */
  farewellMs: 2 * second,

  /** For one document of a server's authorization. */
  metadataMs: 10 * second,
  /** For a program in a cell to say where it wants to go: its request is on its way already. */
  gateHeadMs: 10 * second,
  /** For a place that a program may reach to answer at all. */
  wayOpensMs: 15 * second,
  /** Without a byte either way: registries answer within seconds, also under load. */
  wayOutIdleMs: 120 * second,
  /** One connection out of a cell: as long as everything may take. */
  wayOutMs: 600 * second,
  /** For a person to sign in. */
  signInMs: 300 * second,
  /** Shortest wait before a stream of events is opened again, whatever the server wishes: what the SDK takes by itself. */
  reopenMs: second,
  /** Longest such wait: a list that takes longer than this to go on is for another run. */
  mostReopenMs: 20 * second,
  /** Longest wait that a server may ask for; who wants more is for another run. */
  mostRetryAfterMs: 20 * second,

  /** One page of a registry of servers: some seconds under load. */
  registryPageMs: 60 * second,
  /** Half the wait before a page is asked for again; it doubles each time. */
  registryBackOffMs: second,

  /** Between two looks at what a program takes up. */
  watchMs: 250,

  /** Times that one page of a registry is asked for. */
  mostRegistryAttempts: 4,
  /** Pages of a registry, of 100 records each: forty times the official one. */
  mostRegistryPages: 20_000,
  /** One page of a registry: a hundred records take some 200 kB. */
  greatestRegistryPage: 32 * MiB,
  /** Servers that are listed at a time: each takes a thread and some hundred megabytes. */
  mostAtATime: 1000,
  /** Pages of one list: no server seen has more than one. */
  mostPages: 100,
  /** Tools of one server: 25 times the largest seen. */
  mostTools: 10_000,
  /** Pages in turn that hold nothing new, before a server is taken not to know its own cursors. */
  mostRepeats: 3,
  /** Times that streams of events of one server are opened again: one that has clients poll needs a few for each list. */
  mostReopenings: 20,
  /** Lists taken again because the server said that they changed. */
  mostRelists: 3,
  /** One definition: the largest seen is 77 kB; one of 20 MB is judged in seconds. */
  greatestDefinition: 32 * MiB,
  /** Nesting of a definition: deeper ones would overflow whoever walks them. */
  greatestDepth: 400,
  /** Instructions, in UTF-16 units: the longest seen has 6242. */
  greatestInstructions: 64 * 1024,
  /** What a server says of itself (serverInfo, capabilities), icons included. */
  greatestSelfReport: 256 * 1024,
  /** Prompts and templates kept of each list: the most seen are 14. */
  mostTexts: 500,
  /** One of them: its words and arguments. */
  greatestText: 64 * 1024,
  /** What is read of the words for a failure: the longest seen fill a screen. */
  greatestErrorText: 8 * 1024,
  /** One message: a page with everything the largest server says takes 4 MB. */
  greatestMessage: 64 * MiB,
  /** What a program says before it is let out, and a proxy before it lets through: browsers send some kB. */
  greatestGateHead: 16 * 1024,
  /** What a program may send out: asking for a list takes some kB. */
  greatestSent: 64 * MiB,
  /** What it may fetch: a browser that a package brings along takes some hundred. */
  greatestReceived: 2048 * MiB,
  /** Its connections at a time: npm opens some dozens. */
  mostWaysOut: 128,
  /** Its connections in all: a package with its dependencies takes a thousand. */
  mostWaysOutInAll: 20_000,
  /** Different places that it asks for, as they are written down: a report must stay readable. */
  mostAsked: 100,
  /** One document of a server's authorization: they take some kB. */
  greatestMetadata: 1 * MiB,
  /**
   * Values and keys of one message, counted before anything is built of it: the largest listing seen has 30,000. Built, a
   * million take 100 MB at the worst.
   */
  mostValues: 1_000_000,
  /** Those of all messages of one server, pages of its lists among them. */
  mostValuesInAll: 2_000_000,
  /** Nesting of a message, which a parser without recursion bears: what lies deeper than a definition may is left out, the rest kept. */
  greatestNesting: 250_000,
  /** Messages of one server: one that tells each step of its start sends some hundreds. */
  mostMessages: 20_000,
  /** Requests of its own (pings, sampling, roots): the most seen are three. Each is answered. */
  mostRequests: 5000,
  /** All messages of one server. */
  greatestOutput: 256 * MiB,
  /** What is no message on standard output (logs, banners) before the server counts as none. */
  greatestNoise: 32 * MiB,
  /** Lines of it, also those with nothing in them: as many as are that long with 64 bytes each. */
  mostNoisyLines: 500_000,
  /** Memory of a thread that lists servers: a message of the greatest size takes half of it, the largest listing seen a tenth. */
  greatestHeap: 512 * MiB,
  /** Judging what a server listed, where that is much: the largest listing seen takes a second on a busy machine, ten thousand tools three. */
  judgeMs: 120 * second,
  /** Memory to judge it in. */
  greatestJudgingHeap: 1024 * MiB,
  /** Values of a listing, and units of its texts, up to which it is judged without a thread: thrice, and twice, the largest seen; a second. */
  mostValuesAtOnce: 100_000,
  mostUnitsAtOnce: 2 * MiB,
  /** A file with certificates of a company: those of a whole system take 220 kB. */
  greatestCertificates: 4 * MiB,
  /** Memory of a program and all it started, in bytes: GREATEST. Looked at, since a limit on addresses breaks `fetch`. */
  greatestMemory: 2048 * MiB,
  /** Processes of a program: MOST. */
  mostProcesses: 256,
  /** The same with their threads, where the kernel counts: four times those of the largest server seen. */
  mostTasks: 512,
  /** Processors that a program may keep busy. None is faster to list with more. */
  greatestCores: 2,
  /** Files in its own memory that a program may have: a large Python environment has 30,000; each takes 1 kB of the kernel's memory. */
  mostFiles: 50_000,
  /**
   * Files that all its processes may have open: those of two hundred Nodes. Pipes hold 100 MiB in all that no process shows (the kernel
   * gives a user 64 MiB, then two pages each); as many files again may be on their way through sockets. Sockets are counted apart.
   */
  mostOpen: 5_000,
  /** Of these such as tell of changes (inotify): Linux gives a user 128 in all, and the user's own editor needs some. */
  mostNotifiers: 48,
  /**
   * Sockets in the network of a cell: those of fifty Nodes that each talk to one another. One holds up to 208 KiB that no process shows
   * (wmem_default of the kernel, which programs may not raise); connections over TCP hold more.
   */
  mostSockets: 1000,
  /** What may wait on its connections over TCP before it is looked at: the kernel has a tenth of the machine's memory for those of all. */
  greatestWaiting: 256 * MiB,
  /** What the two ends of one may hold at the most (tcp_wmem and tcp_rmem of Linux 6.18: 4 and 32 MiB). */
  greatestConnection: 36 * MiB,
  /** What the kernel may take for itself while a program runs that no control group counts (locks, watches, filters): a server takes a few. */
  greatestKernel: 512 * MiB,
  /** What lives and may not be looked at is not borne longer: a bubblewrap with rights of root hides while it builds a cell. */
  blockedMs: 5 * second,
  /** Tables of memory to read at a look, in bytes: those of 256 Nodes. */
  greatestTables: 4 * MiB,
  /** Files that a process may have open: Node opens some dozens, a browser some thousands. */
  openFiles: 4096,
  /** One file that a program writes: a disk must not fill up. */
  greatestFile: 1024 * MiB,
  /** What a program may write in its private `/tmp`, which is in memory: a quarter of what it may take in all. */
  greatestTemporary: 512 * MiB,
  /** Its shared memory, which browsers use: half of that. */
  greatestShared: 256 * MiB,
  /** Files of a folder that is to be shown, looked at for keys, packages too: all packages of the catalog in one folder are 307,000, which takes 3 s. */
  mostLookedThrough: 500_000,
  /** Places of keys covered in what one program is shown: bubblewrap takes 1.6 s for a thousand, which grows by the square, and no more than 9000 words. */
  mostCovered: 1000,
  /** Characters of the words of one program that a person is asked about, as they are written out: three screens, and twenty times the most in the catalog. */
  mostAskedWords: 4000,
  /** What each word counts for at least: half a line. */
  leastAskedWord: 32,
  /** Folders and files shown to one program: a workspace with all its links has some hundreds. */
  mostShown: 2000,
  /** End of standard error that is kept for the message about a failure. */
  errorTail: 8 * 1024,
};

/** The limits of one listing; tests give smaller ones instead of waiting. */
export type Limits = Readonly<Record<keyof typeof limits, number>>;
