import { join } from 'node:path';
import { claudeCodeName } from '../src/targets/names/claude-code-name.ts';
import type { ClientResult } from './checked.ts';
import { compare } from './compare.ts';
import type { Shown } from './compare.ts';
import { printedPolicy, tools } from './sample.ts';
import { installed, jsonLines, runSession, writeInto } from './session.ts';
import { claudeCodeNotRun, claudeCodeTrials, userSettings } from './trials/claude-code-trials.ts';
import { placeFiles } from './trials/place-files.ts';
import { offersOf, trialOf } from './trials/trial.ts';
import type { Trial } from './trials/trial.ts';
import { tryAll } from './trials/try-all.ts';

/** Runs Claude Code without a person (`-p`) under our settings.json, and under files that are harder. */
export async function claudeCode(): Promise<ClientResult> {
  const printed = await runTrial(trialOf('', [{ path: userSettings, text: printedPolicy('claude-code') }], { tools }));
  const { client, checks } = compare('claude-code', printed);
  for (const { says, trials } of claudeCodeTrials) checks.push(await tryAll('claude-code', runTrial, says, trials));
  return { client, checks, notRun: claudeCodeNotRun };
}

async function runTrial(trial: Trial): Promise<Shown> {
  const names = Map.groupBy(trial.tools, (tool) => (claudeCodeName(trial.serverKey, tool) as { name: string }).name);
  const all = [...names.keys()];
  const { said, requests, called } = await runSession(all.map((name) => ({ name })), (place) => {
    placeFiles(place, trial.files);
    writeInto(join(place.work, 'mcp.json'), JSON.stringify({ mcpServers: { [trial.serverKey]: place.server } }));
    // A person has said that the folder is to be trusted, without which nothing counts that a project allows.
    writeInto(join(place.home, '.claude.json'), JSON.stringify({ projects: { [place.work]: { hasTrustDialogAccepted: true } } }));
    return {
      command: [process.execPath, installed('@anthropic-ai/claude-code/cli-wrapper.cjs'), '-p', 'hi', '--output-format', 'stream-json', '--verbose', '--mcp-config', join(place.work, 'mcp.json'), '--strict-mcp-config', ...trial.flags],
      env: { ANTHROPIC_BASE_URL: place.modelUrl, ANTHROPIC_API_KEY: 'dummy', CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1', ENABLE_TOOL_SEARCH: 'false', ...trial.env },
    };
  }, offersOf(trial));
  const toolsOf = (name: string) => names.get(name) ?? (name.startsWith('mcp__') ? [name] : []);
  const waited = answersIn(said).filter(({ text }) => /^Claude requested permissions/.test(text)).map(({ index }) => all[index] ?? '');
  return { offered: requests.flatMap(({ body }) => body.tools ?? []).flatMap(({ name = '' }) => toolsOf(name)), called, waited: waited.flatMap(toolsOf) };
}

/** What came back for each call, by its number. */
function answersIn(said: string): { index: number; text: string }[] {
  const messages = jsonLines(said).filter(({ type }) => type === 'user').map(({ message }) => message as { content?: { tool_use_id?: string; content: unknown }[] });
  return messages.flatMap(({ content = [] }) => content).flatMap(({ tool_use_id: id, content }) => (id === undefined ? [] : [{ index: Number(id.replace('toolu_', '')), text: typeof content === 'string' ? content : JSON.stringify(content) }]));
}
