import { parseUsername, usernameKey } from './username.ts';

describe('parseUsername', () => {
  test.each([
    ['건강한밥상', '건강한밥상'],
    ['건강한밥상'.normalize('NFD'), '건강한밥상'],
    ['  mina.kim-7_ ', 'mina.kim-7_'],
  ])('accepts %s', (text, username) => {
    expect(parseUsername(text)).toBe(username);
  });

  test.each(['', 'a', 'x'.repeat(31), 'two words', 'a\u0000b', '<b>', 'a@b', null, 7, ['ab']])(
    'refuses %j',
    (text) => {
      expect(parseUsername(text)).toBeUndefined();
    },
  );
});

test('usernames that differ in case or width have the same key', () => {
  expect(usernameKey('ＭINA')).toBe(usernameKey('mina'));
});
