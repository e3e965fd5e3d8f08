//! Ports that must be free before the node starts.
//!
//! The services behind them are less strict: the RPC server would move to a random port, the
//! network and Prometheus would go on without one, and nobody would notice.

use sc_network::multiaddr::{Multiaddr, Protocol};
use sc_service::Configuration;
use std::{
    io::{self, ErrorKind},
    net::{IpAddr, SocketAddr, TcpListener, UdpSocket},
};

/// Makes the RPC servers fail, rather than move to a random port, when theirs is taken.
pub fn keep_rpc_port(config: &mut Configuration) {
    for endpoint in config.rpc.addr.iter_mut().flatten() {
        endpoint.retry_random_port = false;
    }
}

/// Fails when another process listens on a port that this node is told to listen on.
pub fn ensure_free(config: &Configuration) -> sc_cli::Result<()> {
    for endpoint in config.rpc.addr.iter().flatten().filter(|e| !e.retry_random_port) {
        tcp("RPC", "--rpc-port", endpoint.listen_addr)?;
    }
    if let Some(prometheus) = &config.prometheus_config {
        tcp("Prometheus", "--prometheus-port", prometheus.port)?;
    }
    for address in &config.network.listen_addresses {
        match socket(address) {
            Some((address, Transport::Tcp)) => tcp("network", "--port", address)?,
            Some((address, Transport::Udp)) => {
                check("network", "--port", address, UdpSocket::bind(address).map(drop))?;
            },
            None => {},
        }
    }
    Ok(())
}

enum Transport {
    Tcp,
    Udp,
}

fn socket(address: &Multiaddr) -> Option<(SocketAddr, Transport)> {
    let mut parts = address.iter();
    let ip = match parts.next()? {
        Protocol::Ip4(ip) => IpAddr::V4(ip),
        Protocol::Ip6(ip) => IpAddr::V6(ip),
        _ => return None,
    };
    match parts.next()? {
        Protocol::Tcp(port) => Some((SocketAddr::new(ip, port), Transport::Tcp)),
        Protocol::Udp(port) => Some((SocketAddr::new(ip, port), Transport::Udp)),
        _ => None,
    }
}

fn tcp(service: &str, flag: &str, address: SocketAddr) -> sc_cli::Result<()> {
    check(service, flag, address, TcpListener::bind(address).map(drop))
}

/// Any other error than a taken port is left to the service: a host may do without IPv6.
fn check(service: &str, flag: &str, address: SocketAddr, bound: io::Result<()>) -> sc_cli::Result<()> {
    match bound {
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(super::refuse(format!(
            "the {service} port {} is taken by another process ({address}); choose another with \
             {flag}",
            address.port()
        ))),
        _ => Ok(()),
    }
}
