import type { ChangesIndex, ServerReleases } from '../../schema/change/releases.ts';
import { head } from '../media/head.ts';
import { changesHtml, serverChangesHtml } from './changes-html.ts';
import { changesMarkdown, serverChangesMarkdown } from './changes-markdown.ts';
import { changesName } from '../words/addresses.ts';
import { changesView } from './changes-view.ts';
import { serverChangesView } from './server-changes-view.ts';

/** A page about changes, and its Markdown twin, as texts; its JSON twin is the record it was made from. */
export interface ChangesTexts { head: string; body: string; markdown: string }

/** The page of all changes. */
export function changesPage(index: ChangesIndex): ChangesTexts {
  const view = changesView(index);
  return { head: head(view.title, view.lead, { ...view.twins, atom: 'index.atom' }), body: changesHtml(view), markdown: changesMarkdown(view) };
}

/** The page of the changes of one server. */
export function serverChangesPage(releases: ServerReleases): ChangesTexts {
  const view = serverChangesView(releases);
  return { head: head(view.title, view.lead, { ...view.twins, atom: `${changesName(releases.server)}.atom` }), body: serverChangesHtml(view), markdown: serverChangesMarkdown(view) };
}
