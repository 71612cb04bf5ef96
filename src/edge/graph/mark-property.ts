/** A named property of our own on mails we send: Outlook shows it nowhere, and Graph can search for it. */
export const MARK_PROPERTY = 'String {6f0b9a0e-7d3c-4b52-9c3f-2a41d7e0c5b8} Name DeliveryMark';
