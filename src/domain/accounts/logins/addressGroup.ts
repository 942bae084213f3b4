import ipaddr from 'ipaddr.js';

/** The bits of an IPv6 address that a provider assigns to one customer. The customer chooses the rest freely. */
const customerBits = 64;

/**
 * What counts as one IP address in limits: an IPv4 address, or the network of an IPv6 customer. Other texts count as they
 * are.
 */
export function addressGroup(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${String(customerBits)}`).toString();
}
