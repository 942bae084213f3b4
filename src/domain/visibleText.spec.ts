import { textFault } from './visibleText.ts';

test.each([
  ['Korean', '두부 (국산콩 100%)'],
  ['accents in both normal forms', 'crème brûlée'.normalize('NFD')],
  ['signs', '콜라·사이다 & “제로” 1/2 × ½ µg 100 ㎖'],
  ['an emoji of several parts', '👩‍🍳 👨‍👩‍👧 ❤️‍🔥 👩🏽‍🌾'],
  ['a flag with tags, a key cap, an emoji selector', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ ☕️'],
  ['a Persian word with a joiner', 'می‌خواهم'],
  ['a Sinhala word with a joiner', 'ශ්‍රී'],
  ['a variant of a Chinese character', '葛󠄀粉'],
  ['an ideographic blank between words', '두부　찌개'],
  ['an emoji that is newer than the list of characters', '\u{1faef}'],
  ['nothing', ''],
])('accepts %s', (_, text) => {
  expect(textFault(text, 'one')).toBeUndefined();
});

test.each([
  ['a zero-width space', '두\u200b부', 'U+200B'],
  ['a joiner between other letters', 'mi\u200dlk', 'U+200D'],
  ['a joiner at the end', '두부\u200d', 'U+200D'],
  ['a soft hyphen', 'pea\u00adnut', 'U+00AD'],
  ['a byte order mark', '\ufeff두부', 'U+FEFF'],
  ['a turn of direction', 'a\u202egnp', 'U+202E'],
  ['an isolate', '\u2066a\u2069', 'U+2066'],
  ['a mark of direction', 'a\u200fb', 'U+200F'],
  ['a filler of Hangul', '\u3164', 'U+3164'],
  ['a tag without a flag', 'a\u{e0061}', 'U+E0061'],
  ['a selector behind a letter', 'a\ufe0f', 'U+FE0F'],
  ['two selectors', '☕\ufe0f\ufe0f', 'U+FE0F'],
  ['a bell', 'a\u0007', 'U+0007'],
  ['a line separator', 'a\u2028b', 'U+2028'],
  ['a next line', 'a\u0085b', 'U+0085'],
  ['a character of private use', '두\ue000부', 'U+E000'],
  ['a character of private use beyond 16 bits', '\u{f0000}', 'U+F0000'],
  ['a noncharacter', 'a\uffff', 'U+FFFF'],
  ['another noncharacter', '\ufdd0', 'U+FDD0'],
  ['a code point without a letter', 'a\u0378', 'U+0378'],
])('refuses %s, in a line and in several lines', (_, text, character) => {
  for (const lines of ['one', 'many'] as const)
    expect(textFault(text, lines)).toEqual({ code: 'invisible_character', character });
});

test('line breaks and tabs are for texts of several lines', () => {
  for (const text of ['a\nb', 'a\r\nb', 'a\tb']) {
    expect(textFault(text, 'many')).toBeUndefined();
    expect(textFault(text, 'one')).toMatchObject({ code: 'invisible_character' });
  }
});

test.each([[' '], ['\u00a0\u3000'], ['\u2800'], ['\n\t']])('%j is only blanks', (text) => {
  expect(textFault(text, 'many')).toEqual({ code: 'only_blanks' });
});
