import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadKnowledge } from '../../src/flow/load-knowledge.ts';
import { judgeServer } from '../../src/judge/judge-server.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { policyItems } from '../../src/targets/arguments/policy-items.ts';

const knowledge = await loadKnowledge();

/** The values that ease a tool of this name and description, whose argument has these values. */
function easing(name: string, description: string, parameter: string, values: string[], about?: string): unknown[] {
  const property = { type: 'string', enum: values, ...(about !== undefined && { description: about }) };
  const definition: ToolDefinition = { name, description, inputSchema: { type: 'object', properties: { [parameter]: property, id: { type: 'string' } }, required: [parameter] } };
  const { tools } = judgeServer({ server: 'imagined', tools: [definition] }, knowledge);
  return policyItems(tools, knowledge.decisions, [definition])[0]?.eased?.when[0]?.values ?? [];
}

const levels = ['read', 'write', 'admin'];
const crud = ['get', 'list', 'delete'];
/** Tools whose argument says which right is given, which entries go, or what is written down: name, description, argument, its values, its description. */
const described: [string, string, string, string[], string?][] = [
  ['set_permission', 'Set the permission of a user on a document.', 'action', levels],
  ['grant_access', 'Grant a user access to a repository.', 'action', levels],
  ['revoke_access', 'Revoke access of a user.', 'action', levels],
  ['manage_access', 'Manage access of a user.', 'action', levels],
  ['permissions', 'Access of a user to a document.', 'action', levels],
  ['assign_role', 'Assign a role to a member.', 'action', ['view', 'edit', 'admin']],
  ['update_acl', 'Update the access control list of a topic: which operation a principal may perform.', 'operation', ['READ', 'WRITE', 'DELETE', 'DESCRIBE']],
  ['manage_acls', 'Manage access control lists.', 'operation', ['READ', 'WRITE', 'CREATE', 'DELETE', 'ALTER', 'DESCRIBE']],
  ['delete_logs', 'Delete log entries whose action matches.', 'action', ['read', 'list', 'delete']],
  ['delete_logs', 'Delete log entries whose action matches.', 'action', ['create', 'update', 'delete']],
  ['purge_events', 'Purge audit events of the given operation.', 'operation', ['get', 'list', 'create']],
  ['audit_events', 'Purge audit events of the given operation (get, list, create).', 'operation', ['get', 'list', 'create']],
  ['log_cleanup', 'Tool that deletes log entries whose action matches.', 'action', ['read', 'list', 'delete']],
  ['cancel_jobs', 'Cancel jobs of the given operation.', 'operation', crud],
  ['schedule_job', 'Schedule a command to run on the server later.', 'action', crud],
  ['approve_request', 'Approve a request for an operation.', 'operation', ['read', 'delete']],
  ['disable_notifications', 'Disable notifications about an action.', 'action', ['read', 'list', 'delete']],
  ['rule_editor', 'Firewall rules.', 'operation', crud, 'The operation that the principal may perform'],
];
/** Tools whose argument decides what a call does, and which of its values ease. */
const deciding: [string, string, string, string[], string[]][] = [
  ['manage_items', 'Manage items: list, get, create or delete them.', 'action', ['list', 'get', 'create', 'delete'], ['list', 'get']],
  ['manage_permissions', 'Manage permissions of a document.', 'action', ['list', 'grant', 'revoke'], ['list']],
  ['user_roles', 'Manage roles.', 'action', ['create', 'read', 'update', 'delete'], ['read']],
  ['acl', 'List, create and delete ACL entries.', 'operation', ['list', 'create', 'delete'], ['list']],
  ['tags', 'Create, list or delete tags.', 'action', ['create', 'list', 'delete'], ['list']],
  ['kv', 'Key-value store operations. Deletes need confirmation.', 'command', ['get', 'scan', 'set', 'del'], ['get', 'scan']],
  ['run_operation', 'Run an operation on the queue.', 'operation', ['get', 'list', 'purge'], ['get', 'list']],
  ['update_error', 'Update an error.', 'operation', ['open', 'fix', 'discard', 'delete'], ['open', 'fix']],
];

describe('an argument that says what is acted upon', () => {
  for (const [name, description, parameter, values, about] of described) {
    test(`eases nothing: ${name} ${parameter}=${values.join('|')}`, () => assert.deepEqual(easing(name, description, parameter, values, about), []));
  }
});

describe('an argument that decides what is done', () => {
  for (const [name, description, parameter, values, milder] of deciding) {
    test(`eases what does less: ${name} ${parameter}=${milder.join('|')}`, () => assert.deepEqual(easing(name, description, parameter, values), milder));
  }
});
