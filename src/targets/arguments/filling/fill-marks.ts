/** The placeholders that a person must replace. Nobody uses these values: `.example` is reserved (RFC 2606). */
export const fillMarks = {
  folder: '/put/a/folder/here/',
  receiver: 'put-a-receiver-here',
  host: 'put-a-host-here.example',
} as const;
