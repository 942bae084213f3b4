import { isPublicAddress, isPushEndpoint } from './pushEndpoint.ts';

test.each([
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://updates.push.services.mozilla.com/wpush/v2/x',
  'https://web.push.apple.com/x',
  'https://8.8.8.8/x',
  'https://[2606:4700::1111]/x',
])('takes %s', (endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(true);
});

test.each([
  ['no address', 'push'],
  ['http', 'http://push.example.com/x'],
  ['another scheme', 'file:///etc/passwd'],
  ['a port', 'https://push.example.com:5432/x'],
  ['a password', 'https://me:secret@push.example.com/x'],
  ['this machine', 'https://localhost/x'],
  ['this machine with a dot', 'https://localhost./x'],
  ['a name of this machine', 'https://db.localhost/x'],
  ['a name without a dot', 'https://postgres/x'],
  ['a name of a cloud', 'https://metadata.google.internal/x'],
  ['loopback', 'https://127.0.0.1/x'],
  ['loopback as one number', 'https://2130706433/x'],
  ['loopback in hex', 'https://0x7f.1/x'],
  ['loopback in octal', 'https://0177.0.0.1/x'],
  ['loopback in full-width digits', 'https://１２７.0.0.1/x'],
  ['loopback of IPv6', 'https://[::1]/x'],
  ['loopback, mapped', 'https://[::ffff:127.0.0.1]/x'],
  ['loopback behind NAT64', 'https://[64:ff9b::7f00:1]/x'],
  ['loopback behind 6to4', 'https://[2002:7f00:1::]/x'],
  ['an unspecified address', 'https://0.0.0.0/x'],
  ['a private network', 'https://10.1.2.3/x'],
  ['the metadata of a cloud', 'https://169.254.169.254/latest'],
  ['a link', 'https://[fe80::1]/x'],
  ['a private network of IPv6', 'https://[fd00::1]/x'],
  ['blanks around it', ' https://push.example.com/x '],
  ['the usual port, written', 'https://push.example.com:443/x'],
  ['a backslash', String.raw`https://push.example.com\@127.0.0.1/`],
  ['capital letters in the name', 'https://PUSH.example.com/x'],
  ['a name that leads nowhere', 'https://push.test/x'],
  ['a very long one', `https://push.example.com/${'x'.repeat(2_048)}`],
])('refuses %s', (_, endpoint) => {
  expect(isPushEndpoint(endpoint)).toBe(false);
});

test('takes a pretended push service, and nothing beside it', () => {
  const service = 'http://127.0.0.1:4000';
  expect(isPushEndpoint('http://127.0.0.1:4000/device/1', service)).toBe(true);
  expect(isPushEndpoint('http://127.0.0.1:4001/device/1', service)).toBe(false);
  expect(isPushEndpoint('http://127.0.0.1:4000@10.0.0.1/', service)).toBe(false);
});

test.each(['203.0.114.1', '1.1.1.1', '2a00:1450:4001::1'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  '255.255.255.255',
  '224.0.0.1',
  '100.64.0.1',
  '198.18.0.1',
  '::',
  'ff02::1',
  '2001:db8::1',
  'name',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
