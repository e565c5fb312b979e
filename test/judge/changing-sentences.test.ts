import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RiskClass } from '../../src/schema/vocabulary.ts';
import { judgeOne, toolOf } from './imagined.ts';

const worst = (name: string, description: string): RiskClass => {
  const verdict = judgeOne(toolOf(name, description, ['id']));
  return (verdict.couldBe ?? verdict).class;
};

/** Tools whose name only reads, and whose words change something. */
const changing: Partial<Record<RiskClass, [name: string, description: string][]>> = {
  destructive: [
    ['list_items', 'Delete all items for good.'],
    ['receive_messages', 'Receives messages from the queue and removes them from it.'],
    ['list_files', 'List files. Then removes files older than 30 days.'],
    ['get_user', 'Deletes the user.'],
    ['list_sessions', 'Terminates all sessions of the account.'],
    ['search_logs', 'Purges old logs.'],
    ['read_table', 'Drops the table.'],
    ['get_backup', 'Wipes the disk and restores the backup.'],
    ['view_ticket', 'Closes the ticket and removes its attachments.'],
    ['list_members', 'Removes a member from the group.'],
    ['get_token', 'Revokes the token.'],
    ['find_duplicates', 'Finds duplicate contacts and deletes them.'],
    ['read_messages', 'Reads the messages and then deletes them.'],
    ['describe_instance', 'Stops the instance.'],
    ['count_rows', 'Truncates the table and counts the rows.'],
  ],
  execute: [
    ['search', 'Runs a shell command on the host.'],
    ['check_updates', 'Checks for updates and installs them.'],
    ['get_deployment', 'Deploys the service to production.'],
    ['check_status', 'Restarts the server.'],
    ['list_jobs', 'Executes a Python script.'],
    ['get_result', 'Runs arbitrary code and returns the result.'],
    ['read_page', 'Executes JavaScript in the page.'],
    ['search_packages', 'Installs a package.'],
  ],
  financial: [
    ['fetch_report', 'Transfers money from one account to another.'],
    ['get_invoice', 'Pays the invoice.'],
    ['get_quote', 'Buys the stock at market price.'],
    ['view_refund', 'Refunds a payment to the customer.'],
  ],
  write: [
    ['view_as', 'Impersonate another user for this session.'],
    ['get_next_job', 'Claims the next job and locks it for this worker.'],
    ['fetch_email', 'Fetches an email and marks it as read.'],
    ['get_hr_report_link', 'Create a hosted PDF link for an HR report (valid for 1 hour)'],
    ['get_contact', 'Updates the contact.'],
    ['read_inbox', 'Sends an email to the recipient.'],
    ['list_posts', 'Publishes a post to the public page.'],
    ['search_issues', 'Creates an issue in the repository.'],
    ['get_role', 'Grants a role to a user.'],
    ['list_tags', 'Adds a tag to the item.'],
    ['fetch_profile', 'Overwrites the profile with new values.'],
    ['get_setting', 'Sets the value of a setting.'],
    ['list_branches', 'Merges one branch into another.'],
    ['get_channel', 'Posts a message to the channel.'],
    ['get_key', 'Rotates the key and returns it.'],
  ],
};

/** Tools that only read, and whose words speak of changes in another role: of what is past, possible, wanted next, or denied. */
const harmless: [name: string, description: string][] = [
  ['list_items', 'Returns deleted items.'],
  ['get_policy', 'Read-only: never deletes.'],
  ['list_branches', 'Lists branches that can be merged.'],
  ['get_job', 'Gets a job that was cancelled.'],
  ['search_users', 'Searches users. Does not modify anything.'],
  ['list_invoices', 'Lists invoices that were paid.'],
  ['get_changes', 'Shows what an update would change, without applying it.'],
  ['list_templates', 'List templates you can use to create a page.'],
  ['get_schema', 'Returns the schema. Use it before you insert rows.'],
  ['get_run', 'Returns the status of a run that was started earlier.'],
  ['list_deployments', 'Lists deployments, newest first.'],
  ['view_history', 'Shows who created, updated and removed each entry.'],
  ['list_removed', 'Lists members that have been removed.'],
  ['get_order', 'Gets an order that has been placed.'],
  ['get_message', 'Reads a message that was sent to the channel.'],
  ['read_file', 'Reads a file. To change it, use write_file.'],
  ['get_plan', 'Shows the plan of what terraform would destroy.'],
  ['list_trash', 'Lists what is in the trash and can be restored.'],
  ['get_stats', 'Returns how many rows were inserted, updated and deleted.'],
  ['describe_command', 'Describes what a command does before you run it.'],
  ['list_subscriptions', 'Lists subscriptions that will be cancelled at the end of the period.'],
  ['get_log', 'Returns the log of the last deployment.'],
  ['search_payments', 'Searches payments made by a customer.'],
  ['get_cart', 'Gets the cart before the order is placed.'],
  ['list_scripts', 'Lists scripts that run on start.'],
  ['get_shipping_rates', 'Gets rates for shipping. No order is created.'],
  ['list_keys', 'Lists keys that were revoked.'],
  ['get_draft', 'Returns a draft that has not been sent yet.'],
  ['find_files', 'Finds files modified after a date.'],
  ['list_candidates', 'Lists candidates for deletion.'],
  ['get_export', 'Gets an export created earlier.'],
  ['list_files', 'List files to find out which to delete.'],
  ['get_tool', 'Get the tool to remove.'],
  ['get_id', 'Gets the id needed to update or delete a record.'],
  ['search_docs', 'Searches the documentation on how to deploy, restart and delete services.'],
  ['get_permissions', 'Returns who may edit or delete the page.'],
  ['check_access', 'Checks whether the user can delete the project.'],
  ['find_unused', 'Finds unused images so that you can decide what to remove.'],
  ['list_events', 'Lists create, update and delete events of the audit log.'],
  ['view_rule', 'Shows a rule that blocks or deletes mail.'],
];

/** Tools that are judged otherwise, whose rules wait to be mended: no test runs them. Move one up when its rule is. */
export const toMend: [name: string, description: string, worst: RiskClass][] = [
  ['list_orders', 'Places an order for a stock.', 'financial'],
  ['check_balance', 'Withdraws funds from the account.', 'financial'],
  ['lookup_domain', 'Registers the domain and charges the card.', 'financial'],
  ['view_document', 'Shares the document with anyone who has the link.', 'write'],
];

describe('a name that reads does not silence a sentence that changes', () => {
  for (const [badge, tools] of Object.entries(changing)) {
    for (const [name, description] of tools) {
      test(`${name}: ${description}`, () => {
        assert.equal(worst(name, description), badge);
        assert.notEqual(judgeOne(toolOf(name, description, ['id'])).decision, 'allow');
      });
    }
  }
});

describe('a sentence that speaks of changes without making them', () => {
  for (const [name, description] of harmless) {
    test(`raises nothing on ${name}: ${description}`, () => {
      const { class: badge, couldBe } = judgeOne(toolOf(name, description, ['id']));
      assert.deepEqual([badge, couldBe], ['read', undefined]);
    });
  }
});

describe('a name that reads and words that agree', () => {
  test('are believed where words say that nothing changes, whatever they say besides', () => {
    for (const cue of ['Read-only.', 'Does not modify anything.', 'This tool only reads.']) {
      assert.equal(worst('list_items', `${cue} Lists items, and which of them were deleted.`), 'read', cue);
    }
  });

  test('are worse than the name alone only by what the words say', () => {
    assert.deepEqual([judgeOne(toolOf('list_items')).couldBe, judgeOne(toolOf('list_items', 'Lists items.')).couldBe], [undefined, undefined]);
  });
});
