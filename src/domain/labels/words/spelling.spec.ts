import { compileSpelling } from './spelling.ts';

const spelling = compileSpelling(
  'iodate niacin riboflavin acidity sulfate oil milk powder guar gum red pepper crab apple mallow tallow butter batter'.split(
    ' ',
  ),
);

test.each<[string, string[] | undefined]>([
  ['nacin', undefined], // too short to be sure
  ['niacim', ['niacin']],
  ['ribofiavin', ['riboflavin']],
  ['acicdity', ['acidity']],
  ['acdiity', ['acidity']],
  ['sulfat', ['sulfate']],
  ['riboflavins', ['riboflavin']],
  ['iboflavin', undefined], // the first letter is missing
  ['ribofavn', undefined], // two letters
  ['0il', ['oil']],
  ['lodate', ['iodate']],
  ['80', undefined],
  ['milkpowder', ['milk', 'powder']],
  ['guargum', ['guar', 'gum']],
  ['redpepper', ['red', 'pepper']],
  ['milkx', undefined],
  ['bitter', undefined], // butter or batter
  ['sallow', undefined],
  ['niacin', undefined], // a word
])('corrects %s to %j', (word, meant) => {
  expect(spelling.correctionOf(word)).toEqual(meant);
});
