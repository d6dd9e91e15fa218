import { expect, test } from 'vitest';
import type { Level } from '#lib/verdict/verdict.ts';
import { type Decision, decide, type Strength } from '#lib/warning/decide.ts';

// The table of the design, row by row, written out a second time on purpose.
const table: [Strength, Level, Decision['shows'], Decision['goOn']][] = [
  ['badge', 'clear', 'nothing', 'click'],
  ['badge', 'trusted', 'nothing', 'click'],
  ['badge', 'caution', 'nothing', 'click'],
  ['badge', 'danger', 'banner', 'click'],
  ['standard', 'clear', 'nothing', 'click'],
  ['standard', 'trusted', 'nothing', 'click'],
  ['standard', 'caution', 'banner', 'click'],
  ['standard', 'danger', 'page', 'click'],
  ['warning-mode', 'clear', 'nothing', 'click'],
  ['warning-mode', 'trusted', 'nothing', 'click'],
  ['warning-mode', 'caution', 'page', 'click'],
  ['warning-mode', 'danger', 'page', 'pin'],
];

test.each(table)('%s, %s: shows %s, on by %s', (strength, level, shows, goOn) => {
  expect(decide({ level }, strength)).toEqual({ icon: level, shows, goOn });
});

test.each(table)('%s, %s: an exception leaves only the icon', (strength, level, _shows, goOn) => {
  expect(decide({ level }, strength, true)).toEqual({ icon: level, shows: 'nothing', goOn });
});
