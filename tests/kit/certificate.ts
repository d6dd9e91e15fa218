// A self-signed certificate made on the spot, so that no key is kept anywhere and no program is needed (X.509 v3, RFC 5280).
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** A key and its certificate in PEM, and the key's SHA-256 as Chromium's `--ignore-certificate-errors-spki-list` takes it. */
export interface Certificate {
  key: string;
  cert: string;
  spki: string;
}

/** Makes a certificate for `names`, valid from yesterday for 30 days. */
export function makeCertificate(names: readonly string[]): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const body = certificateBody(names, spki);
  const signature = sign('sha256', body, privateKey);
  const der = sequence(body, ecdsaWithSha256, bitString(signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`,
    spki: createHash('sha256').update(spki).digest('base64'),
  };
}

function certificateBody(names: readonly string[], spki: Buffer): Buffer {
  const dayMs = 24 * 60 * 60 * 1000;
  const name = sequence(tlv(0x31, sequence(oid(0x55, 0x04, 0x03), tlv(0x0c, Buffer.from('Shekteu practice pages')))));
  const validity = sequence(utcTime(Date.now() - dayMs), utcTime(Date.now() + 30 * dayMs));
  const altNames = sequence(...names.map((each) => tlv(0x82, Buffer.from(each))));
  const extensions = sequence(sequence(oid(0x55, 0x1d, 0x11), tlv(0x04, altNames)));
  const serial = tlv(
    0x02,
    Buffer.concat([Buffer.from([0x01]), Buffer.from(Date.now().toString(16).padStart(12, '0'), 'hex')]),
  );
  return sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    serial,
    ecdsaWithSha256,
    name,
    validity,
    name,
    spki,
    tlv(0xa3, extensions),
  );
}

const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

function sequence(...parts: Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function oid(...bytes: number[]): Buffer {
  return tlv(0x06, Buffer.from(bytes));
}

function bitString(bytes: Buffer): Buffer {
  return tlv(0x03, Buffer.concat([Buffer.from([0]), bytes]));
}

function utcTime(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/\D/g, '').slice(2, 14);
  return tlv(0x17, Buffer.from(`${digits}Z`));
}

function tlv(tag: number, value: Buffer): Buffer {
  const { length } = value;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}
