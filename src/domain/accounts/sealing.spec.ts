import { randomBytes } from 'node:crypto';
import { keyedHashes, parseKeyRing, seal, SealBroken, unseal } from './sealing.ts';

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const old = key('k1');
const ring = parseKeyRing(old);

test('decrypts a sealed text for its owner', () => {
  const sealed = seal({ ring, owner: '7', text: '{"diets":["gout"]}' });
  expect(sealed).not.toContain('gout');
  expect(unseal({ ring, owner: '7', sealed })).toBe('{"diets":["gout"]}');
});

test('seals the same text differently each time', () => {
  expect(seal({ ring, owner: '7', text: 'x' })).not.toBe(seal({ ring, owner: '7', text: 'x' }));
});

test('encrypts with the new key and still decrypts with the old one', () => {
  const sealed = seal({ ring, owner: '7', text: 'x' });
  const rotated = parseKeyRing(`${key('k2')},${old}`);
  expect(unseal({ ring: rotated, owner: '7', sealed })).toBe('x');
  expect(seal({ ring: rotated, owner: '7', text: 'x' })).toMatch(/^k2\./);
});

describe('does not decrypt', () => {
  const sealed = seal({ ring, owner: '7', text: 'secret' });
  const cases: [string, string, string][] = [
    ['for another owner', '8', sealed],
    ['when a byte changed', '7', sealed.replace(/.(?=.{20}$)/, (one) => (one === 'A' ? 'B' : 'A'))],
    ['with an unknown key', '7', sealed.replace(/^k1/, 'k9')],
    ['when it is cut short', '7', sealed.slice(0, 20)],
    ['when it is empty', '7', ''],
  ];
  test.each(cases)('%s', (_, owner, text) => {
    expect(() => unseal({ ring, owner, sealed: text })).toThrow(SealBroken);
  });
});

test.each(['', 'k1', 'k1:c2hvcnQ=', `bad id:${randomBytes(32).toString('base64')}`])(
  'refuses the key ring %j',
  (text) => {
    expect(() => parseKeyRing(text)).toThrow(/HEALTH_KEYS/);
  },
);

describe('keyed hashes', () => {
  const of = (keys: string, purpose = 'a', text = 'user:1') =>
    keyedHashes({ ring: parseKeyRing(keys), purpose, text });
  const first = `old:${Buffer.alloc(32, 1).toString('base64')}`;
  const second = `new:${Buffer.alloc(32, 2).toString('base64')}`;

  test('what an older key has hashed is found after a rotation', () => {
    const [before] = of(first);
    const after = of(`${second},${first}`);
    expect(after).toHaveLength(2);
    expect(after[0]).not.toBe(before);
    expect(after[1]).toBe(before);
  });

  test('texts and purposes have hashes of their own', () => {
    const hashes = [of(first), of(first, 'b'), of(first, 'a', 'user:2')].flat();
    expect(new Set(hashes).size).toBe(3);
  });
});
