import { BlockList, isIP } from 'node:net';

/**
 * Addresses that the server must not call for a member: this machine, its networks, and what leads there in another form.
 * From the registries of IANA (RFC 6890 and later).
 */
const internal = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  internal.addSubnet(network, prefix, 'ipv4');
// Public unicast addresses of IPv6 are 2000::/3. In it, these lead to an IPv4 address, or nowhere.
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  internal.addSubnet(network, prefix, 'ipv6');
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address belongs to a machine on the public internet. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !internal.check(address, 'ipv4');
    case 6:
      return globalUnicast.check(address, 'ipv6') && !internal.check(address, 'ipv6');
    default:
      return false;
  }
}

const longestEndpoint = 2_048;
/**
 * Names that lead to a machine of the own network, whatever the resolver of the server makes of them, and names that lead
 * nowhere (RFC 2606, RFC 7686).
 */
const internalNames =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid|onion)$/;

/**
 * Whether the server may call the endpoint of a push subscription: https on the usual port, a name with a dot or a public
 * address, no credentials. It must be written as browsers write it, so that one device has one endpoint. What the name
 * resolves to is checked when it is called.
 *
 * @param testService an address of a pretended push service, which is also allowed
 */
export function isPushEndpoint(text: string, testService?: string): boolean {
  if (text.length > longestEndpoint || !URL.canParse(text)) return false;
  const { protocol, hostname, port, username, password, origin, href } = new URL(text);
  if (href !== text) return false;
  if (testService !== undefined && origin === new URL(testService).origin) return true;
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  const host = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  if (isIP(host) !== 0) return isPublicAddress(host);
  return host.includes('.') && !internalNames.test(host);
}
