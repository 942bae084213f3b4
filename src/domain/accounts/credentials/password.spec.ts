import { checkPassword, normalPassword } from './password.ts';

const mina = { username: 'mina', email: 'mina.kim@example.com' };
const codeOf = (password: string, about: object = {}) =>
  checkPassword(password, { kind: 'users', ...mina, ...about })?.code ?? null;

test.each([
  ['tofu fan', null],
  ['1234567', 'password_too_short'],
  ['비밀번호는두부', 'password_too_short'],
  ['오늘도 두부 한 모', null],
  ['aaaaa bb', null],
  ['x'.repeat(127), null],
  ['x'.repeat(128), null],
  ['x'.repeat(129), 'password_too_long'],
  ['password', 'password_common'],
  ['Password1', 'password_common'],
  ['PASSWORD123', 'password_common'],
  ['ｐａｓｓｗｏｒｄ', 'password_common'],
  ['qwertyuiop', 'password_common'],
  ['11111111', 'password_common'],
  ['minamina', 'password_from_name'],
  ['MINA-2026!', 'password_from_name'],
  ['Mina.Kim99', 'password_from_name'],
  ['mina.kim@example.com', 'password_from_name'],
  ['minakim@example.com', 'password_from_name'],
  ['mína mína', 'password_from_name'],
  ['kimmina99', 'password_from_name'],
  ['Kim-Kim-2026', 'password_from_name'],
  ['mi\u200bna\u3164mina', 'password_from_name'],
  ['\u200b'.repeat(8), 'password_too_short'],
  ['tofu\u2060\u00ad\ufeff\u3164', 'password_too_short'],
  [' '.repeat(8), 'password_common'],
  ['password1\u200b', 'password_common'],
  [' pass\u00adword1 ', 'password_common'],
  ['mina likes tofu', null],
  ['19840312', null],
])('%j: %s', (password, code) => {
  expect(codeOf(password)).toBe(code);
});

test('a Korean name is found in composed and in decomposed letters', () => {
  const username = '김두부';
  expect(codeOf('김두부김두부12', { username })).toBe('password_from_name');
  expect(codeOf('김두부김두부12'.normalize('NFD'), { username })).toBe('password_from_name');
  expect(codeOf('김두부는 맛있다', { username })).toBeNull();
});

test('staff need 12 characters', () => {
  expect(checkPassword('elevenchars', { kind: 'staff' })).toEqual({
    code: 'password_too_short',
    minimum: 12,
  });
  expect(checkPassword('twelve chars', { kind: 'staff' })).toBeNull();
});

test('a length counts what people see as letters, not the parts of decomposed ones', () => {
  expect(codeOf('두부두부'.normalize('NFD'))).toBe('password_too_short');
});

test('one password in several spellings has one normal form', () => {
  expect(normalPassword('두부ABC'.normalize('NFD'))).toBe(normalPassword('두부ＡＢＣ'));
});
