import { PlaceError } from '../../text/errors/place-error.ts';

/**
 * A file that its product takes for nothing because of one fault in it, without stopping: none of its rules is in force. A check
 * reports it as a finding; nothing is merged into such a file.
 */
export class DroppedFile extends PlaceError {
  constructor(place: string, what: string, remedy: string) {
    super(place, what, remedy);
    this.name = 'DroppedFile';
  }
}
