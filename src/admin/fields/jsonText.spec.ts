import { speaker } from '../texts.ts';
import { jsonFault, prettyJson } from './jsonText.ts';

describe('JSON for people', () => {
  test('orders members for people, whatever their order in the database', () => {
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

  test.each([[null], [undefined]])('shows %j as an empty text', (value) => {
    expect(prettyJson(value)).toBe('');
  });
});

describe('a fault in a text', () => {
  test.each([['{"a": 1}'], [''], ['  \n'], ['[]']])('accepts %j', (text) => {
    expect(jsonFault(text, speaker('ko'))).toBeUndefined();
  });

  test('is described with its line and column, in the language of the reader', () => {
    const text = '{\n  "a": 1,\n  oops\n}';
    expect(jsonFault(text, speaker('ko'))).toBe('JSON 형식이 올바르지 않습니다(3행 3열).');
    expect(jsonFault(text, speaker('en'))).toBe('This is not valid JSON (line 3, column 3).');
    expect(jsonFault('{', speaker('en'))).toMatch(/^This is not valid JSON/);
  });
});
