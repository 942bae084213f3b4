import { isEmail, normalEmail } from './email.ts';

test.each([
  ['mina@example.com'],
  ['mina.kim+diet@mail.example.co.kr'],
  ["o'hara@example.com"],
  ['홍길동@예시.한국'],
  ['rené@exämple.de'],
  ['用户@例子.广告'],
  ['mina@한글.example'],
])('%s is an address', (email) => {
  expect(isEmail(normalEmail(email))).toBe(true);
  expect(normalEmail(normalEmail(email))).toBe(normalEmail(email));
});

test.each([
  [''],
  ['mina'],
  ['@example.com'],
  ['mina@'],
  ['mina@localhost'],
  ['mina@example'],
  ['mina@127.0.0.1'],
  ['mina@[127.0.0.1]'],
  ['mi na@example.com'],
  ['mina@example.com, b@example.com'],
  ['mina@@example.com'],
  ['a@b@example.com'],
  ['.mina@example.com'],
  ['mina.@example.com'],
  ['mi..na@example.com'],
  ['"mina"@example.com'],
  ['mina@exa mple.com'],
  ['mina@-example.com'],
  ['mina@example..com'],
  ['mina@example.com\r\nBcc: b@example.com'],
  ['mi\u200bna@example.com'],
  [`${'a'.repeat(65)}@example.com`],
  [`${'가'.repeat(22)}@example.com`],
  [`mina@${'a'.repeat(64)}.com`],
  [`mina@${'a.'.repeat(130)}com`],
  ['mina@example.com/x'],
  ['mina@example.com?x'],
  ['mina@example.com#x'],
  ['mina@example.com\\x'],
  ['mina@example.com:25'],
  ['mina@example.com／x'],
  ['mina@ex%61mple.com'],
  ['mina@exam\nple.com'],
  ['mina@exam\u200bple.com'],
  ['mina@exam\u00adple.com'],
])('%j is no address', (email) => {
  expect(isEmail(normalEmail(email))).toBe(false);
});

test.each([
  [' Mina@Example.COM ', 'mina@example.com'],
  ['ｍｉｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'mina@example.com'],
  ['홍길동@xn--vv4b11d.xn--3e0b707e', '홍길동@예시.한국'],
  ['홍길동@예시.한국'.normalize('NFD'), '홍길동@예시.한국'],
  ['HONG@예시.한국', 'hong@예시.한국'],
  ['RENÉ@EXÄMPLE.DE', 'rené@exämple.de'],
  ['홍길동@예시。한국', '홍길동@예시.한국'],
  ['no address', 'no address'],
  ['Mina@Example.com/x', 'mina@example.com/x'],
])('%j is the same address as %s', (email, normal) => {
  expect(normalEmail(email)).toBe(normal);
});
