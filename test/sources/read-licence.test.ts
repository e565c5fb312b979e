import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readLicence } from '../../src/sources/packages/read-licence.ts';

const mit = 'Copyright (c) 2025 A\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\nof this software and associated documentation files (the "Software"), to deal\nin the Software without restriction, including';
const closed = 'LICENSE\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to use the Software for personal purposes.\n1. No redistribution.';

describe('the licence of a package', () => {
  const table: [string, Parameters<typeof readLicence>, string | undefined, RegExp][] = [
    ['that its manifest names', [{ license: 'MIT' }, {}], undefined, /MIT, as its package\.json has it/],
    ['that only its file says, to the letter', [{}, { 'license': mit }], 'MIT', /its file license reads like MIT/],
    ['that begins like MIT, and forbids copies', [{}, { 'license': closed }], undefined, /no file of it is one that is known/],
    ['that is nowhere', [{ license: 'SEE LICENSE IN LICENSE' }, {}], undefined, /says “SEE LICENSE IN LICENSE”/],
    ['that is for nobody', [{ license: 'UNLICENSED' }, {}], undefined, /read it before definitions are kept/],
  ];
  for (const [what, given, license, note] of table) {
    test(`is read where it is one ${what}`, () => {
      const found = readLicence(...given);
      assert.equal(found.license, license);
      assert.match(found.note, note);
    });
  }
});
