import { speaker } from '../texts.ts';
import { jsonFault, prettyJson } from './jsonText.ts';

describe('JSON for people', () => {
  test('members come in the order in which they are written, whatever order they are stored in', () => {
    const stored = {
      rules: [{ per: '100g', unit: 'mg', limit: 120, id: 'a', zebra: 1, ape: 2 }],
      version: 1,
      diet: 'b',
    };
    expect(prettyJson(stored).match(/"\w+"(?=:)/g)).toEqual(
      ['diet', 'version', 'rules', 'id', 'limit', 'unit', 'per', 'ape', 'zebra'].map((name) => `"${name}"`),
    );
    expect(JSON.parse(prettyJson(stored))).toEqual(stored);
  });

  test.each([[null], [undefined]])('%j is empty', (value) => {
    expect(prettyJson(value)).toBe('');
  });
});

describe('what is wrong with a text', () => {
  test.each([['{"a": 1}'], [''], ['  \n'], ['[]']])('%j can be read', (text) => {
    expect(jsonFault(text, speaker('ko'))).toBeUndefined();
  });

  test('is said with its place, in the language of the reader', () => {
    const text = '{\n  "a": 1,\n  oops\n}';
    expect(jsonFault(text, speaker('ko'))).toBe('JSON 형식이 올바르지 않습니다(3행 3열).');
    expect(jsonFault(text, speaker('en'))).toBe('This is not valid JSON (line 3, column 3).');
    expect(jsonFault('{', speaker('en'))).toMatch(/^This is not valid JSON/);
  });
});
