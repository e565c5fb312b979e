import type { Launch } from '../connect/launch/launch.ts';
import type { ListOptions } from '../connect/list-options.ts';
import { PlaceError } from '../text/errors/place-error.ts';

/** How the sandbox is asked for. */
export type SandboxWish = Pick<ListOptions, 'sandbox' | 'sandboxImage' | 'machine' | 'signal'>;

/**
 * Makes sure, before any work, that what is to be started here can have its temporary folders, and be shut in as it was asked for. Throws `PlaceError`
 * (exit 2) with the cause: said once, instead of once a server.
 */
export async function requireSandbox(launches: Iterable<Launch>, { sandbox, sandboxImage, machine, signal }: SandboxWish): Promise<void> {
  const starting = [...launches].filter(({ kind }) => kind !== 'url');
  if (starting.length === 0) return;
  const { requireTemporary } = await import('../connect/programs/prepare/make-temporary.ts');
  await requireTemporary();
  if (sandbox === 'none' || starting.every((launch) => launch.kind === 'command' && launch.contained === true)) return;
  const [{ chooseSandbox }, { Unlisted }] = await Promise.all([import('../connect/sandbox/choose-sandbox.ts'), import('../connect/unlisted.ts')]);
  await chooseSandbox(sandbox, { image: sandboxImage, ...(machine && { machine }), ...(signal && { signal }) }).catch((error: unknown) => {
    if (!(error instanceof Unlisted) || error.cause !== 'sandbox-unavailable') throw error;
    throw new PlaceError(`--sandbox ${sandbox}`, `nothing is started: ${error.says.replace(/^it was not started: /, '').replace(/\.$/, '')}`, error.remedy);
  });
}
