import { nameOfAppleUser, profileOfClaims, profileOfKakao, profileOfNaver } from './profiles.ts';

const someone = { subject: '7', isEmailVerified: false };
const email = 'mina@example.com';

describe('claims of an ID token', () => {
  test.each([
    [{ sub: '7' }, someone],
    [
      { sub: '7', email, email_verified: true },
      { subject: '7', email, isEmailVerified: true },
    ],
    [
      { sub: '7', email, email_verified: 'true' },
      { subject: '7', email, isEmailVerified: true },
    ],
    [
      { sub: '7', email, email_verified: 'false' },
      { ...someone, email },
    ],
    [
      { sub: '7', email },
      { ...someone, email },
    ],
    [
      { sub: '7', email: ' Mina@Example.com ', email_verified: null },
      { ...someone, email },
    ],
    // The address of Apple's relay is an address like any other.
    [
      { sub: '7', email: 'x1@privaterelay.appleid.com', email_verified: 'true', is_private_email: 'true' },
      { subject: '7', email: 'x1@privaterelay.appleid.com', isEmailVerified: true },
    ],
    [{ sub: '7', email: 'no address', email_verified: true }, someone],
    [{ sub: '7', email: 7, email_verified: true }, someone],
    [
      { sub: '7', name: 'Mina\u202e  Kim' },
      { ...someone, name: 'Mina Kim' },
    ],
    [
      { sub: '7', name: 'x'.repeat(61), nickname: 'mina' },
      { ...someone, name: 'mina' },
    ],
    [{ sub: 7 }, undefined],
    [{ sub: '' }, undefined],
    [{ sub: 'a b' }, undefined],
    [{ sub: 'x'.repeat(256) }, undefined],
    [{ sub: '7', email, email_verified: 1 }, undefined],
    [null, undefined],
    ['7', undefined],
  ])('%j', (input, expected) => {
    expect(profileOfClaims(input)).toEqual(expected);
  });
});

describe('Kakao', () => {
  test.each([
    [{ id: 7 }, someone],
    [{ id: '7', kakao_account: null }, someone],
    [
      {
        id: 7,
        kakao_account: {
          email,
          is_email_valid: true,
          is_email_verified: true,
          profile: { nickname: '미나' },
        },
      },
      { subject: '7', email, isEmailVerified: true, name: '미나' },
    ],
    [
      { id: 7, kakao_account: { email, is_email_valid: false, is_email_verified: true } },
      { ...someone, email },
    ],
    [
      { id: 7, kakao_account: { email, is_email_valid: true, is_email_verified: false } },
      { ...someone, email },
    ],
    [
      { id: 7, kakao_account: { email, is_email_verified: true } },
      { ...someone, email },
    ],
    [{ id: 7.5 }, undefined],
    [{ code: -401, msg: 'this access token does not exist' }, undefined],
  ])('%j', (input, expected) => {
    expect(profileOfKakao(input)).toEqual(expected);
  });
});

describe('Naver', () => {
  test.each([
    [
      { resultcode: '00', message: 'success', response: { id: '7', email, name: '김미나' } },
      { ...someone, email, name: '김미나' },
    ],
    [{ resultcode: '00', message: 'success', response: { id: '7' } }, someone],
    [{ resultcode: '024', message: 'Authentication failed', response: { id: '7' } }, undefined],
    [{ resultcode: '00', message: 'success' }, undefined],
    [{ id: '7' }, undefined],
  ])('%j', (input, expected) => {
    expect(profileOfNaver(input)).toEqual(expected);
  });
});

test.each([
  ['{"name":{"firstName":"Mina","lastName":"Kim"}}', 'Mina Kim'],
  ['{"name":{"firstName":"Mina"}}', 'Mina'],
  ['{"name":{}}', undefined],
  ['{"email":"mina@example.com"}', undefined],
  ['[', undefined],
  [`{"name":{"firstName":"${'x'.repeat(3_000)}"}}`, undefined],
  [undefined, undefined],
])("Apple's user %s", (json, expected) => {
  expect(nameOfAppleUser(json)).toBe(expected);
});
