//! Which internet addresses are never asked: those of this machine, of private networks, of no single host.
//!
//! The blocks are those of the IANA special-purpose registries (RFC 6890 and its updates). An IPv6 address that
//! carries an IPv4 address is judged by that one.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Why an address is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Of this machine or a private network: asked only where the user allows it.
    Private(&'static str),
    /// Of no host that serves pages; never asked.
    Always(&'static str),
}

use Refusal::{Always, Private};

/// Blocks of IPv4, the more special ones first.
const BLOCKS_4: &[([u8; 4], u32, Refusal)] = &[
    // Where clouds hand secrets to their machines.
    ([169, 254, 169, 254], 32, Always("the metadata address of a cloud")),
    ([169, 254, 170, 2], 32, Always("the metadata address of a cloud")),
    ([100, 100, 100, 200], 32, Always("the metadata address of a cloud")),
    ([168, 63, 129, 16], 32, Always("the metadata address of a cloud")),
    ([192, 0, 0, 192], 32, Always("the metadata address of a cloud")),
    ([0, 0, 0, 0], 8, Always("an unspecified address")),
    ([10, 0, 0, 0], 8, Private("an address of a private network")),
    ([100, 64, 0, 0], 10, Private("an address shared behind a provider")),
    ([127, 0, 0, 0], 8, Private("an address of this machine")),
    ([169, 254, 0, 0], 16, Private("a link-local address")),
    ([172, 16, 0, 0], 12, Private("an address of a private network")),
    ([192, 0, 0, 0], 24, Always("an address kept for protocols")),
    ([192, 0, 2, 0], 24, Always("an address for documentation")),
    ([192, 31, 196, 0], 24, Always("an address kept for protocols")),
    ([192, 52, 193, 0], 24, Always("an address kept for protocols")),
    ([192, 88, 99, 0], 24, Always("an address of a relay")),
    ([192, 168, 0, 0], 16, Private("an address of a private network")),
    ([192, 175, 48, 0], 24, Always("an address kept for protocols")),
    ([198, 18, 0, 0], 15, Always("an address for benchmarks")),
    ([198, 51, 100, 0], 24, Always("an address for documentation")),
    ([203, 0, 113, 0], 24, Always("an address for documentation")),
    ([224, 0, 0, 0], 4, Always("a multicast address")),
    ([240, 0, 0, 0], 4, Always("a reserved address")),
];

/// Blocks of IPv6, by their first words, the more special ones first.
const BLOCKS_6: &[(&[u16], u32, Refusal)] = &[
    (&[0, 0, 0, 0, 0, 0, 0, 0], 128, Always("an unspecified address")),
    (&[0, 0, 0, 0, 0, 0, 0, 1], 128, Private("an address of this machine")),
    (&[0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254], 128, Always("the metadata address of a cloud")),
    (&[0xfd20, 0xce, 0, 0, 0, 0, 0, 0x254], 128, Always("the metadata address of a cloud")),
    (&[0xfc00], 7, Private("an address of a private network")),
    (&[0xfe80], 10, Private("a link-local address")),
    (&[0xfec0], 10, Private("an address of a private network")),
    (&[0xff00], 8, Always("a multicast address")),
    (&[0x2001, 0xdb8], 32, Always("an address for documentation")),
    (&[0x3fff, 0], 20, Always("an address for documentation")),
    (&[0x2001, 2, 0], 48, Always("an address for benchmarks")),
    // Teredo, ORCHID and what else is kept for protocols.
    (&[0x2001, 0], 23, Always("an address kept for protocols")),
    (&[0x2620, 0x4f, 0x8000], 48, Always("an address kept for protocols")),
    (&[0x5f00], 16, Always("an address kept for protocols")),
];

/// Why this address is not asked; none where it may be.
pub(crate) fn refusal(address: IpAddr) -> Option<Refusal> {
    match address {
        IpAddr::V4(address) => refusal_4(address),
        IpAddr::V6(address) => refusal_6(address),
    }
}

fn refusal_4(address: Ipv4Addr) -> Option<Refusal> {
    let lies_in = |block: [u8; 4], bits: u32| {
        let mask = u32::MAX.checked_shl(32 - bits).unwrap_or(0);
        address.to_bits() & mask == Ipv4Addr::from(block).to_bits() & mask
    };
    BLOCKS_4.iter().find(|(block, bits, _)| lies_in(*block, *bits)).map(|(_, _, refusal)| *refusal)
}

fn refusal_6(address: Ipv6Addr) -> Option<Refusal> {
    let lies_in = |words: &[u16], bits: u32| {
        let mut block = [0; 8];
        block.iter_mut().zip(words).for_each(|(word, given)| *word = *given);
        let mask = u128::MAX.checked_shl(128 - bits).unwrap_or(0);
        address.to_bits() & mask == Ipv6Addr::from(block).to_bits() & mask
    };
    if let Some((_, _, refusal)) = BLOCKS_6.iter().find(|(words, bits, _)| lies_in(words, *bits)) {
        return Some(*refusal);
    }
    if let Some(inner) = embedded(address) {
        return refusal_4(inner);
    }
    // All addresses that were given out so far lie in 2000::/3.
    (!lies_in(&[0x2000], 3)).then_some(Always("an address that was given to nobody"))
}

/// The IPv4 address that an IPv6 address stands for or tunnels to.
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let join = |high: u16, low: u16| Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low));
    match address.segments() {
        // Mapped (::ffff:a.b.c.d), translated (::ffff:0:a.b.c.d), and NAT64 by its well-known prefix.
        [0, 0, 0, 0, 0, 0xffff, high, low]
        | [0, 0, 0, 0, 0xffff, 0, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some(join(high, low)),
        // 6to4 (RFC 3056).
        [0x2002, high, low, ..] => Some(join(high, low)),
        // ISATAP (RFC 5214): in the lower half of any address.
        [_, _, _, _, 0 | 0x200, 0x5efe, high, low] => Some(join(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(address: &str) -> Option<Refusal> {
        refusal(address.parse().unwrap())
    }

    #[test]
    fn addresses_of_this_machine_and_of_private_networks_are_private() {
        for address in [
            "127.0.0.1",
            "127.255.255.254",
            "10.0.0.1",
            "10.255.255.255",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "169.254.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "febf::1",
            "fec0::1",
        ] {
            assert!(matches!(judged(address), Some(Private(_))), "{address}: {:?}", judged(address));
        }
    }

    #[test]
    fn what_serves_no_pages_is_never_asked() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "169.254.169.254",
            "169.254.170.2",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "fd00:ec2::254",
            "fd20:ce::254",
            "ff02::1",
            "2001:db8::1",
            "3fff::1",
            "2001:2::1",
            "2001::1",
            "2001:10::1",
            "2001:20::1",
            "5f00::1",
            "100::1",
            "4000::1",
            "64:ff9b:1::a00:1",
        ] {
            assert!(matches!(judged(address), Some(Always(_))), "{address}: {:?}", judged(address));
        }
    }

    #[test]
    fn an_ipv4_address_inside_of_an_ipv6_address_is_judged() {
        for address in [
            "::ffff:127.0.0.1",
            "::ffff:0:127.0.0.1",
            "64:ff9b::10.0.0.1",
            "2002:7f00:1::",
            "2002:c0a8:1:1::1",
            "::ffff:a00:1",
            "2a00:1450::5efe:10.0.0.1",
            "2a00:1450::200:5efe:192.168.1.1",
        ] {
            assert!(matches!(judged(address), Some(Private(_))), "{address}: {:?}", judged(address));
        }
        // Compatible addresses are out of use altogether.
        for address in
            ["::ffff:169.254.169.254", "64:ff9b::169.254.169.254", "2002:a9fe:a9fe::", "::127.0.0.1", "::8.8.8.8"]
        {
            assert!(matches!(judged(address), Some(Always(_))), "{address}: {:?}", judged(address));
        }
    }

    #[test]
    fn public_addresses_may_be_asked() {
        for address in [
            "8.8.8.8",
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "169.253.0.1",
            "192.167.0.1",
            "192.169.0.0",
            "198.17.0.1",
            "198.20.0.0",
            "223.255.255.255",
            "2606:4700::1111",
            "2a00:1450:4001::1",
            "64:ff9b::8.8.8.8",
            "::ffff:8.8.8.8",
            "2002:808:808::1",
            "2001:200::1",
            "2001:4860::8888",
        ] {
            assert_eq!(judged(address), None, "{address}");
        }
    }
}
