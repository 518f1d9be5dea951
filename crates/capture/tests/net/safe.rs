//! Encrypted connections: only with a certificate that is trusted, for the host that was named.

use std::io::Write;
use std::net::TcpListener;
use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::server::{head, html, run, text};

/// A server that speaks TLS with a certificate for `bay.example`; its port and certificate.
fn start() -> (u16, Vec<u8>) {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(vec!["bay.example".to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(signing_key.serialize_der().into());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(config.with_no_client_auth().with_single_cert(vec![cert.der().clone()], key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut safe = StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream);
            let asked = head(&mut safe);
            let page = html("The port is safe.");
            let found = asked.starts_with("GET /a ");
            let status = if found { "200 OK" } else { "404 Not Found" };
            let head =
                format!("HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n", page.len());
            let _ = safe.write_all(head.as_bytes()).and_then(|()| safe.write_all(page.as_bytes()));
            safe.conn.send_close_notify();
            let _ = safe.flush();
        }
    });
    (port, cert.der().to_vec())
}

#[test]
fn a_certificate_is_trusted_for_its_host_only() {
    let (port, certificate) = start();
    let mut run = run();
    run.settings.allow_private.push("other.example".to_owned());
    let address = format!("https://bay.example:{port}/a");
    let error = run.error(&address);
    assert!(error.is_unanswered() && error.to_string().contains("not safe"), "{error}");
    run.settings.roots = vec![certificate];
    assert_eq!(text(&run.capture(&address)), html("The port is safe."));
    let error = run.error(&format!("https://other.example:{port}/a"));
    assert!(error.to_string().contains("not safe"), "{error}");
}
