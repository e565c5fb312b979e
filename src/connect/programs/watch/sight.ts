/** What the kernel says of what is not there, or not any more. */
const gone = ['ENOENT', 'ESRCH'];

/**
 * One look at a program, and whether something stood in its way: what is there and may not be looked at is not nothing, but
 * could be anything.
 */
export class Sight {
  isBlocked = false;

  /** What `look` comes to; `none` where there is nothing to look at, and also where it may not be looked at, which is kept in mind. */
  of<Seen>(look: () => Seen, none: Seen): Seen {
    try {
      return look();
    } catch (error) {
      if (!gone.includes((error as NodeJS.ErrnoException).code ?? '')) this.isBlocked = true;
      return none;
    }
  }
}
