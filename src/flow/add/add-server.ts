import { addAddress } from './add-address.ts';
import type { AddFinding } from './add-finding.ts';
import { addPackage } from './add-package.ts';
import type { AddRequest } from './add-request.ts';
import type { AddSource } from './add-source.ts';

/** Finds out how a server is started or reached to list its tools, and proposes its file; nothing is written. Never throws. */
export function addServer(source: AddSource, request: AddRequest): Promise<AddFinding> {
  return source.kind === 'npm' ? addPackage(source, request) : addAddress(source, request);
}
