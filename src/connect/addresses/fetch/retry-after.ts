/** How long a server asks to wait before the next request, in milliseconds; null when it asks for nothing (RFC 9110, 10.2.3). */
export function retryAfter({ status, headers }: Response): number | null {
  const text = headers.get('retry-after')?.trim();
  if ((status !== 429 && status !== 503) || text === undefined || text === '') return null;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
