/* Waymark for web pages. Apache-2.0. No dependency, no cookie; keeps a visitor id and the session in the browser's own storage.
 *
 *   <script async src="https://links.example.com/web/waymark.js" data-token="web_shop"></script>
 *
 *   waymark.track('Plan viewed', { plan: 'gold' })
 *   waymark.identify('user-42', { isNew: true }).then(referral => …)   // who brought the user, or null
 */
(function (window, document) {
  'use strict';

  var MINUTE = 60e3, SESSION = 30 * MINUTE, LINK = 'lr_ia_id';
  var TAGS = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_id', 'utm_term', 'utm_content',
    'gclid', 'gbraid', 'wbraid', 'fbclid', 'ttclid', 'twclid', 'msclkid', 'li_fat_id', 'dclid', 'irclickid'];

  var script = document.currentScript;
  var early = window.waymark;
  var settings = { token: '', endpoint: script ? new URL(script.src, location.href).origin : location.origin };
  var memory = {};

  // Storage may be switched off or full: then the page itself remembers, as long as it is open.
  function load(key) {
    try { return JSON.parse(localStorage.getItem('waymark.' + key)); } catch (e) { return memory[key] || null; }
  }

  function save(key, value) {
    memory[key] = value;
    try { localStorage.setItem('waymark.' + key, JSON.stringify(value)); } catch (e) { /* remembered above */ }
    return value;
  }

  function uuid() {
    if (window.crypto && crypto.randomUUID) return crypto.randomUUID();
    return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, function () { return (Math.random() * 16 | 0).toString(16); });
  }

  function visitor() {
    return load('visitor') || save('visitor', { id: uuid(), since: Date.now() });
  }

  // A link session begins with a page that a link led to, and lasts for half an hour after the last event.
  function session() {
    var now = Date.now(), known = load('session'), query = new URLSearchParams(location.search), click = query.get(LINK);
    var isNew = !known || now - known.at > SESSION || (click && known.click !== click);
    var current = isNew ? { id: uuid(), click: click, link: click ? location.href : null, tags: {}, entry: location.href } : known;

    TAGS.forEach(function (tag) { if (query.get(tag)) current.tags[tag] = query.get(tag); });
    current.at = now;
    return save('session', current);
  }

  function body(type, name, data, more) {
    var now = session(), user = load('user'), known = visitor(), message = {
      token: settings.token, event_id: uuid(), event_type: type, event_name: name || '',
      event_data: data ? JSON.stringify(data) : '', visitor_id: known.id, session_id: now.id, user_id: user || '',
      client_timestamp: new Date().toISOString(), link_url: now.link || '', entry_page: now.entry,
      page_url: location.href, page_path: location.pathname, page_title: document.title, page_search: location.search,
      page_hash: location.hash, document_referrer: document.referrer, language: navigator.language || '',
      screen_width: screen.width, screen_height: screen.height, device_pixel_ratio: window.devicePixelRatio || 1,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone || '', user_agent: navigator.userAgent
    };

    [now.tags, more || {}].forEach(function (values) { Object.keys(values).forEach(function (key) { message[key] = values[key]; }); });
    return JSON.stringify(message);
  }

  function post(path, text) {
    return fetch(settings.endpoint + path, {
      method: 'POST', body: text, headers: { 'Content-Type': 'application/json' }, keepalive: text.length < 6e4, credentials: 'omit'
    });
  }

  // The event id stays the same, so that a repeat is recognised.
  function send(path, text, tries) {
    return post(path, text).then(function (answer) {
      if ((answer.status === 429 || answer.status >= 500) && tries > 0) throw answer;
      return answer.ok ? answer.json() : null;
    }).catch(function (failure) {
      if (tries <= 0) return null;
      var wait = failure.headers && +failure.headers.get('Retry-After') * 1e3 || 1e3;
      return new Promise(function (resolve) { setTimeout(resolve, Math.min(wait, MINUTE)); })
        .then(function () { return send(path, text, tries - 1); });
    });
  }

  var api = {
    /** token: the web token of the app; endpoint: where Waymark is, this file's own origin when absent. */
    init: function (options) {
      Object.keys(options || {}).forEach(function (key) { settings[key] = options[key]; });
      return api.page();
    },

    /** Reports that a page is shown; done once by itself, single-page apps call it again. */
    page: function () { return send('/web/ingest', body('page_view'), 3); },

    track: function (name, data) { return send('/web/ingest', body('custom', name, data), 3); },

    /** The visitor signed up (isNew) or in. Resolves to how they were referred, or null. */
    identify: function (userId, options) {
      save('user', String(userId));
      return send('/web/identify', body('identify', '', options && options.traits, { is_new_user: options && options.isNew ? 1 : 0 }), 3)
        .then(function (answer) { return save('referral', answer && answer.data && answer.data.referral_data || null); });
    },

    /** What the latest identify() resolved to. */
    referral: function () { return load('referral'); },

    /** Forgets who the user is, for signing out. */
    reset: function () { save('user', null); save('session', null); save('referral', null); },

    visitorId: function () { return visitor().id; },

    /** Calls that were made before this file had loaded: waymark = [['track', 'x']]. */
    push: function (call) { return api[call[0]].apply(api, call.slice(1)); }
  };

  window.waymark = api;

  if (script && script.dataset.endpoint) settings.endpoint = script.dataset.endpoint;
  if (script && script.dataset.token) api.init({ token: script.dataset.token });
  if (Array.isArray(early)) early.forEach(api.push);
})(window, document);
