import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestNames } from '../../src/sources/nearest-names.ts';

test('the nearest names are few, near, and nearest first', () => {
  const names = ['write_file', 'read_file', 'read_files', 'move', 'READ_FILE_2'];
  assert.deepEqual(nearestNames('raed_file', names), ['read_file', 'read_files']);
  assert.deepEqual(nearestNames('file', names), ['READ_FILE_2', 'read_file', 'read_files']);
  assert.deepEqual(nearestNames('quantum', names), []);
  assert.deepEqual(nearestNames('', names), []);
});
