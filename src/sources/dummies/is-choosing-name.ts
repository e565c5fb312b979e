/** Words of names whose values choose what a program offers or how it runs; it runs without them, and a dummy would make it refuse, or offer less. */
const choosing = /(?:^|[_-])(?:tools?|toolsets?|toolset|features?|modules?|categor(?:y|ies)|scopes?|allowed|allow|enabled?|disabled?|disable|exclude|include|filters?|blocked|deny|log|logs|log[_-]?level|level|logging|debug|verbose|proxy|proxies|telemetry|sentry|otel|node|npm|cache|format|theme|locale|lang|language|mode|preset|plugins?|profile|model|version|browser|device|headless|user[_-]?agent|sampling)(?:$|[_-])/i;

/** Whether a variable or option of this name chooses something, so that no dummy is put in unasked. */
export function isChoosingName(name: string): boolean {
  return choosing.test(name.replace(/^-+/, '').replace(/([a-z])([A-Z])/g, '$1_$2')) && !/TRANSPORT|(?:key|token|secret|password|id|ur[il])$/i.test(name);
}
