import { generate } from 'selfsigned';

/** A key and its self-signed certificate for `days` from now, each as PEM; made here, since not every machine has OpenSSL's command. */
export async function keyWithCertificate(days: number): Promise<{ key: string; certificate: string }> {
  const notAfterDate = new Date(Date.now() + days * 86_400_000);
  const made = await generate([{ name: 'commonName', value: 'kringwerk' }], { keySize: 2048, notAfterDate });
  return { key: made.private, certificate: made.cert };
}
