import { previewProgram } from '../../../connect/programs/preview-program.ts';
import type { PreviewOptions, ProgramPreview } from '../../../connect/programs/preview-program.ts';
import { asUnlisted } from '../../../connect/unlisted.ts';
import { notListed } from '../../listed-server.ts';
import type { ListedServer } from '../../listed-server.ts';
import type { PlannedServer } from './planned-server.ts';

/** What the start of a planned program would come to, or, where it cannot be started, what is said of it instead. */
export async function previewOutcome({ server, launch }: PlannedServer, options: PreviewOptions): Promise<{ preview: ProgramPreview } | { instead: ListedServer }> {
  if (launch.kind === 'url') return { instead: notListed(server, { cause: 'defect', says: 'it is not started here.', remedy: '' }) };
  try {
    return { preview: await previewProgram(launch, options) };
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    const { cause, says, remedy } = asUnlisted(error);
    return { instead: notListed(server, { cause, says, remedy }) };
  }
}
