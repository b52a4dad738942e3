import type { Domain } from "../Grammar.ts"
import { lexicon } from "../lexicon.ts"

export const event: Domain = {
  name: "event",
  lexicons: {
    ATTENDEE_EVENT: lexicon.CONTACT,
    ORGANIZER_EVENT: lexicon.CONTACT,
    /** Plurals without an article; de nominative or accusative; hi masculine, direct case; fr after "des" or "les" only. */
    CATEGORY_EVENT: {
      en: [
        "concerts",
        "street festivals",
        "art exhibitions",
        "football matches",
        "craft fairs",
        "theatre plays",
        "film screenings",
        "cooking courses",
        "food festivals",
        "dance shows",
        "book fairs",
        "tech conferences"
      ],
      de: [
        "Konzerte",
        "Straßenfeste",
        "Kunstausstellungen",
        "Fußballspiele",
        "Kunsthandwerkermärkte",
        "Theaterstücke",
        "Filmvorführungen",
        "Kochkurse",
        "Food-Festivals",
        "Tanzshows",
        "Buchmessen",
        "Technikkonferenzen"
      ],
      es: [
        "conciertos",
        "fiestas callejeras",
        "exposiciones de arte",
        "partidos de fútbol",
        "ferias de artesanía",
        "obras de teatro",
        "proyecciones de cine",
        "cursos de cocina",
        "festivales gastronómicos",
        "espectáculos de danza",
        "ferias del libro",
        "congresos de tecnología"
      ],
      fr: [
        "concerts",
        "fêtes de rue",
        "expositions d'art",
        "matchs de football",
        "marchés artisanaux",
        "pièces de théâtre",
        "projections de films",
        "cours de cuisine",
        "festivals culinaires",
        "spectacles de danse",
        "salons du livre",
        "conférences technologiques"
      ],
      hi: [
        "कॉन्सर्ट",
        "स्ट्रीट फ़ेस्टिवल",
        "आर्ट शो",
        "फ़ुटबॉल मैच",
        "हस्तशिल्प मेले",
        "नाटक",
        "फ़िल्म शो",
        "कुकिंग कोर्स",
        "फ़ूड फ़ेस्टिवल",
        "डांस शो",
        "पुस्तक मेले",
        "टेक सम्मेलन"
      ],
      th: [
        "คอนเสิร์ต",
        "งานถนนคนเดิน",
        "นิทรรศการศิลปะ",
        "การแข่งขันฟุตบอล",
        "ตลาดงานฝีมือ",
        "ละครเวที",
        "งานฉายหนัง",
        "คอร์สทำอาหาร",
        "เทศกาลอาหาร",
        "โชว์เต้น",
        "งานหนังสือ",
        "งานสัมมนาเทคโนโลยี"
      ]
    },
    /**
     * One's own or a public occasion, with its article: de nominative or accusative; es, fr and hi feminine, so es
     * "a", "de" and fr "à", "de" stay apart from the article and hi has one form in every case.
     */
    TITLE_EVENT: {
      en: [
        "the birthday party",
        "the wedding",
        "the team meeting",
        "the Christmas party",
        "the barbecue",
        "the farewell party",
        "the summer party",
        "the class reunion",
        "the conference",
        "the dance night"
      ],
      de: [
        "die Geburtstagsfeier",
        "die Hochzeit",
        "das Teamtreffen",
        "die Weihnachtsfeier",
        "das Grillfest",
        "die Abschiedsparty",
        "das Sommerfest",
        "das Klassentreffen",
        "die Konferenz",
        "die Tanznacht"
      ],
      es: [
        "la fiesta de cumpleaños",
        "la boda",
        "la reunión de equipo",
        "la fiesta de Navidad",
        "la barbacoa",
        "la fiesta de despedida",
        "la fiesta de verano",
        "la reunión de antiguos alumnos",
        "la conferencia",
        "la noche de baile"
      ],
      fr: [
        "la fête d'anniversaire",
        "la cérémonie de mariage",
        "la réunion d'équipe",
        "la fête de Noël",
        "la soirée barbecue",
        "la fête de départ",
        "la fête d'été",
        "la réunion d'anciens élèves",
        "la conférence",
        "la soirée dansante"
      ],
      hi: [
        "जन्मदिन की पार्टी",
        "शादी",
        "टीम मीटिंग",
        "क्रिसमस पार्टी",
        "बारबेक्यू पार्टी",
        "विदाई पार्टी",
        "समर पार्टी",
        "स्कूल के दोस्तों की पार्टी",
        "कॉन्फ़्रेंस",
        "डांस पार्टी"
      ],
      th: [
        "งานวันเกิด",
        "งานแต่งงาน",
        "การประชุมทีม",
        "งานเลี้ยงคริสต์มาส",
        "ปาร์ตี้บาร์บีคิว",
        "งานเลี้ยงอำลา",
        "งานเลี้ยงฤดูร้อน",
        "งานเลี้ยงรุ่น",
        "งานประชุมวิชาการ",
        "งานเต้นรำ"
      ]
    },
    /** Well-known events by name, as a subject, never at the start of a sentence (some begin with an article). */
    "TITLE_EVENT.famous": {
      en: [
        "the Oktoberfest",
        "the Berlinale",
        "Songkran",
        "Diwali",
        "Holi",
        "Comic-Con",
        "the Tour de France",
        "La Tomatina",
        "Loy Krathong",
        "the Cannes Film Festival"
      ],
      de: [
        "das Oktoberfest",
        "die Berlinale",
        "Songkran",
        "Diwali",
        "Holi",
        "die Comic-Con",
        "die Tour de France",
        "die Tomatina",
        "Loy Krathong",
        "das Filmfestival von Cannes"
      ],
      es: [
        "la Oktoberfest",
        "la Berlinale",
        "el Songkran",
        "el Diwali",
        "el Holi",
        "la Comic-Con",
        "el Tour de Francia",
        "la Tomatina",
        "el Loy Krathong",
        "el Festival de Cannes"
      ],
      fr: [
        "l'Oktoberfest",
        "la Berlinale",
        "Songkran",
        "Diwali",
        "Holi",
        "le Comic-Con",
        "le Tour de France",
        "la Tomatina",
        "Loy Krathong",
        "le Festival de Cannes"
      ],
      hi: [
        "ऑक्टोबरफ़ेस्ट",
        "बर्लिनाले",
        "सोंगक्रान",
        "दिवाली",
        "होली",
        "कॉमिक-कॉन",
        "टूर डी फ़्रांस",
        "ला तोमातीना",
        "लोय क्रथोंग",
        "कान फ़िल्म फ़ेस्टिवल"
      ],
      th: [
        "เทศกาลอ็อกโทเบอร์เฟสต์",
        "เทศกาลหนังเบอร์ลิน",
        "เทศกาลสงกรานต์",
        "เทศกาลดิวาลี",
        "เทศกาลโฮลี",
        "งานคอมิกคอน",
        "ตูร์เดอฟรองซ์",
        "เทศกาลปามะเขือเทศ",
        "เทศกาลลอยกระทง",
        "เทศกาลหนังเมืองคานส์"
      ]
    }
  },
  intents: {
    GET_EVENT: {
      evaluation: [
        {
          en: "Are there any {CATEGORY_EVENT} in {LOCATION}?",
          de: "Gibt es {CATEGORY_EVENT} in {LOCATION}?",
          es: "¿Hay {CATEGORY_EVENT} en {LOCATION}?",
          fr: "Y a-t-il des {CATEGORY_EVENT} à {LOCATION}?",
          hi: "क्या {LOCATION} में {CATEGORY_EVENT} हो रहे हैं?",
          th: "ที่{LOCATION}มี{CATEGORY_EVENT}ไหม"
        },
        {
          en: "Find me {CATEGORY_EVENT} in {LOCATION}",
          de: "Such mir {CATEGORY_EVENT} in {LOCATION}",
          es: "Búscame {CATEGORY_EVENT} en {LOCATION}",
          fr: "Trouve-moi des {CATEGORY_EVENT} à {LOCATION}",
          hi: "मेरे लिए {LOCATION} में {CATEGORY_EVENT} ढूँढो",
          th: "หา{CATEGORY_EVENT}ใน{LOCATION}ให้หน่อย"
        },
        {
          en: "What's going on in {LOCATION} {DATE_TIME.day}?",
          de: "Was ist {DATE_TIME.day} in {LOCATION} los?",
          es: "¿Qué se celebra {DATE_TIME.day} en {LOCATION}?",
          fr: "Qu'est-ce qui se passe à {LOCATION} {DATE_TIME.day}?",
          hi: "{DATE_TIME.day} {LOCATION} में क्या-क्या हो रहा है?",
          th: "{DATE_TIME.day}ที่{LOCATION}มีอะไรจัดบ้าง"
        }
      ],
      training: [
        {
          query: {
            en: "I'm looking for {CATEGORY_EVENT} near {LOCATION}",
            de: "Ich suche {CATEGORY_EVENT} in der Nähe von {LOCATION}",
            es: "Estoy buscando {CATEGORY_EVENT} cerca de {LOCATION}",
            fr: "Je cherche des {CATEGORY_EVENT} près de {LOCATION}",
            hi: "मुझे {LOCATION} के पास {CATEGORY_EVENT} देखने हैं",
            th: "ฉันกำลังหา{CATEGORY_EVENT}ใกล้{LOCATION}"
          },
          passage: {
            en: "This month there are {CATEGORY_EVENT} in {LOCATION} and the surrounding area.",
            de: "Diesen Monat gibt es {CATEGORY_EVENT} in {LOCATION} und Umgebung.",
            es: "Este mes se celebran {CATEGORY_EVENT} en {LOCATION} y sus alrededores.",
            fr: "Ce mois-ci, il y a des {CATEGORY_EVENT} à {LOCATION} et dans les environs.",
            hi: "इस महीने {LOCATION} और आसपास के इलाके में {CATEGORY_EVENT} हो रहे हैं।",
            th: "เดือนนี้มี{CATEGORY_EVENT}ทั้งใน{LOCATION}และบริเวณใกล้เคียง"
          }
        },
        {
          query: {
            en: "Do any {CATEGORY_EVENT} take place {DATE_TIME.day}?",
            de: "Finden {DATE_TIME.day} {CATEGORY_EVENT} statt?",
            es: "¿Se celebran {CATEGORY_EVENT} {DATE_TIME.day}?",
            fr: "Est-ce qu'il y a des {CATEGORY_EVENT} {DATE_TIME.day}?",
            hi: "क्या {DATE_TIME.day} {CATEGORY_EVENT} होंगे?",
            th: "{DATE_TIME.day}มี{CATEGORY_EVENT}จัดขึ้นไหม"
          },
          passage: {
            en: "Yes, {DATE_TIME.day} there are {CATEGORY_EVENT} at three different venues.",
            de: "Ja, {DATE_TIME.day} gibt es {CATEGORY_EVENT} an drei verschiedenen Orten.",
            es: "Sí, {DATE_TIME.day} hay {CATEGORY_EVENT} en tres lugares diferentes.",
            fr: "Oui, {DATE_TIME.day} il y a des {CATEGORY_EVENT} dans trois lieux différents.",
            hi: "हाँ, {DATE_TIME.day} तीन अलग-अलग जगहों पर {CATEGORY_EVENT} होंगे।",
            th: "ใช่ {DATE_TIME.day}มี{CATEGORY_EVENT}ในสถานที่ต่างกันสามแห่ง"
          }
        },
        {
          query: {
            en: "What can I do in {LOCATION} {DATE_TIME.day}?",
            de: "Was kann ich {DATE_TIME.day} in {LOCATION} unternehmen?",
            es: "¿Qué puedo hacer {DATE_TIME.day} en {LOCATION}?",
            fr: "Que puis-je faire à {LOCATION} {DATE_TIME.day}?",
            hi: "{DATE_TIME.day} {LOCATION} में करने के लिए क्या है?",
            th: "{DATE_TIME.day}ทำอะไรได้บ้างใน{LOCATION}"
          },
          passage: {
            en: "In {LOCATION} there is an open-air concert {DATE_TIME.day}, and entry is free.",
            de: "In {LOCATION} gibt es {DATE_TIME.day} ein Open-Air-Konzert, der Eintritt ist frei.",
            es: "En {LOCATION} hay {DATE_TIME.day} un concierto al aire libre con entrada gratuita.",
            fr: "À {LOCATION}, il y a {DATE_TIME.day} un concert en plein air avec entrée gratuite.",
            hi: "{LOCATION} में {DATE_TIME.day} खुले मैदान में एक कॉन्सर्ट है, प्रवेश मुफ़्त है।",
            th: "ที่{LOCATION}{DATE_TIME.day}มีคอนเสิร์ตกลางแจ้ง เข้าชมฟรี"
          }
        }
      ]
    },
    GET_EVENT_ATTENDEE: {
      evaluation: [
        {
          en: "Who is coming to {TITLE_EVENT}?",
          de: "Wer besucht {TITLE_EVENT}?",
          es: "¿Quién viene a {TITLE_EVENT}?",
          fr: "Qui vient à {TITLE_EVENT}?",
          hi: "{TITLE_EVENT} में कौन-कौन आ रहा है?",
          th: "ใครจะเข้าร่วม{TITLE_EVENT}บ้าง"
        },
        {
          en: "Show me the guest list for {TITLE_EVENT}",
          de: "Zeig mir die Gästeliste für {TITLE_EVENT}",
          es: "Muéstrame la lista de invitados de {TITLE_EVENT}",
          fr: "Montre-moi la liste des invités pour {TITLE_EVENT}",
          hi: "मुझे {TITLE_EVENT} के मेहमानों की सूची दिखाओ",
          th: "ขอดูรายชื่อแขกของ{TITLE_EVENT}หน่อย"
        },
        {
          en: "Has {ATTENDEE_EVENT} accepted the invitation to {TITLE_EVENT}?",
          de: "Hat {ATTENDEE_EVENT} die Einladung für {TITLE_EVENT} angenommen?",
          es: "¿Ha aceptado {ATTENDEE_EVENT} la invitación a {TITLE_EVENT}?",
          fr: "Est-ce que {ATTENDEE_EVENT} a accepté l'invitation à {TITLE_EVENT}?",
          hi: "क्या {ATTENDEE_EVENT} ने {TITLE_EVENT} का न्योता स्वीकार किया है?",
          th: "{ATTENDEE_EVENT}ตอบรับคำเชิญ{TITLE_EVENT}แล้วหรือยัง"
        }
      ],
      training: [
        {
          query: {
            en: "How many people are going to {TITLE_EVENT}?",
            de: "Wie viele Leute besuchen {TITLE_EVENT}?",
            es: "¿Cuánta gente va a {TITLE_EVENT}?",
            fr: "Combien de personnes vont à {TITLE_EVENT}?",
            hi: "{TITLE_EVENT} में कितने लोग जा रहे हैं?",
            th: "มีคนเข้าร่วม{TITLE_EVENT}กี่คน"
          },
          passage: {
            en: "So far twelve guests have said that they will attend {TITLE_EVENT}.",
            de: "Bisher haben zwölf Gäste gesagt, dass sie {TITLE_EVENT} besuchen.",
            es: "Hasta ahora doce invitados han dicho que irán a {TITLE_EVENT}.",
            fr: "Pour l'instant, douze invités ont dit qu'ils iraient à {TITLE_EVENT}.",
            hi: "अब तक बारह मेहमानों ने कहा है कि वे {TITLE_EVENT} में आएँगे।",
            th: "ตอนนี้มีแขกสิบสองคนบอกว่าจะเข้าร่วม{TITLE_EVENT}"
          }
        },
        {
          query: {
            en: "Which of my friends will attend {TITLE_EVENT}?",
            de: "Welche meiner Freunde besuchen {TITLE_EVENT}?",
            es: "¿Cuáles de mis amigos asistirán a {TITLE_EVENT}?",
            fr: "Lesquels de mes amis vont assister à {TITLE_EVENT}?",
            hi: "मेरे कौन से दोस्त {TITLE_EVENT} में शामिल होंगे?",
            th: "เพื่อนคนไหนของฉันจะเข้าร่วม{TITLE_EVENT}บ้าง"
          },
          passage: {
            en: "Two of your friends are going to {TITLE_EVENT}, and one is still undecided.",
            de: "Zwei deiner Freunde besuchen {TITLE_EVENT}, und einer ist noch unentschlossen.",
            es: "Dos de tus amigos irán a {TITLE_EVENT} y uno todavía está indeciso.",
            fr: "Deux de tes amis vont à {TITLE_EVENT} et un autre hésite encore.",
            hi: "आपके दो दोस्त {TITLE_EVENT} में जा रहे हैं और एक ने अभी तय नहीं किया है।",
            th: "เพื่อนของคุณสองคนจะเข้าร่วม{TITLE_EVENT} ส่วนอีกคนยังไม่แน่ใจ"
          }
        },
        {
          query: {
            en: "Is {ATTENDEE_EVENT} on the list for {TITLE_EVENT}?",
            de: "Steht {ATTENDEE_EVENT} auf der Liste für {TITLE_EVENT}?",
            es: "¿Está {ATTENDEE_EVENT} en la lista de {TITLE_EVENT}?",
            fr: "Est-ce que {ATTENDEE_EVENT} est sur la liste pour {TITLE_EVENT}?",
            hi: "क्या {ATTENDEE_EVENT} का नाम {TITLE_EVENT} की सूची में है?",
            th: "มีชื่อ{ATTENDEE_EVENT}ในรายชื่อของ{TITLE_EVENT}ไหม"
          },
          passage: {
            en: "Yes, {ATTENDEE_EVENT} confirmed last week and is on the list for {TITLE_EVENT}.",
            de: "Ja, {ATTENDEE_EVENT} hat letzte Woche zugesagt und steht auf der Liste für {TITLE_EVENT}.",
            es: "Sí, {ATTENDEE_EVENT} confirmó la semana pasada y está en la lista de {TITLE_EVENT}.",
            fr: "Oui, {ATTENDEE_EVENT} a confirmé la semaine dernière et figure sur la liste pour {TITLE_EVENT}.",
            hi: "हाँ, {ATTENDEE_EVENT} ने पिछले हफ़्ते हाँ कहा था और नाम {TITLE_EVENT} की सूची में है।",
            th: "ใช่ {ATTENDEE_EVENT}ยืนยันเมื่อสัปดาห์ที่แล้ว และมีชื่ออยู่ในรายชื่อของ{TITLE_EVENT}"
          }
        }
      ]
    },
    GET_EVENT_ORGANIZER: {
      evaluation: [
        {
          en: "Who is organizing {TITLE_EVENT}?",
          de: "Wer organisiert {TITLE_EVENT}?",
          es: "¿Quién organiza {TITLE_EVENT}?",
          fr: "Qui organise {TITLE_EVENT}?",
          hi: "{TITLE_EVENT} का आयोजन कौन कर रहा है?",
          th: "ใครเป็นคนจัด{TITLE_EVENT}"
        },
        {
          en: "Who is responsible for {TITLE_EVENT}?",
          de: "Wer ist für {TITLE_EVENT} verantwortlich?",
          es: "¿Quién es el responsable de {TITLE_EVENT}?",
          fr: "Qui est responsable de {TITLE_EVENT}?",
          hi: "{TITLE_EVENT} की ज़िम्मेदारी किसके पास है?",
          th: "ใครรับผิดชอบ{TITLE_EVENT}"
        },
        {
          en: "Who organizes {CATEGORY_EVENT} in {LOCATION}?",
          de: "Wer veranstaltet {CATEGORY_EVENT} in {LOCATION}?",
          es: "¿Quién organiza {CATEGORY_EVENT} en {LOCATION}?",
          fr: "Qui organise des {CATEGORY_EVENT} à {LOCATION}?",
          hi: "{LOCATION} में {CATEGORY_EVENT} कौन आयोजित करता है?",
          th: "ใครเป็นผู้จัด{CATEGORY_EVENT}ที่{LOCATION}"
        }
      ],
      training: [
        {
          query: {
            en: "Who planned {TITLE_EVENT}?",
            de: "Wer hat {TITLE_EVENT} geplant?",
            es: "¿Quién ha planeado {TITLE_EVENT}?",
            fr: "Qui a préparé {TITLE_EVENT}?",
            hi: "{TITLE_EVENT} की योजना किसने बनाई?",
            th: "ใครเป็นคนวางแผน{TITLE_EVENT}"
          },
          passage: {
            en: "Your colleagues from the office planned {TITLE_EVENT} together.",
            de: "Deine Kollegen aus dem Büro haben {TITLE_EVENT} gemeinsam geplant.",
            es: "Tus compañeros de la oficina han planeado {TITLE_EVENT} entre todos.",
            fr: "Tes collègues de bureau ont préparé {TITLE_EVENT} tous ensemble.",
            hi: "आपके ऑफ़िस के साथियों ने मिलकर {TITLE_EVENT} की योजना बनाई है।",
            th: "เพื่อนร่วมงานที่ออฟฟิศของคุณช่วยกันวางแผน{TITLE_EVENT}"
          }
        },
        {
          query: {
            en: "Is {ORGANIZER_EVENT} organizing {TITLE_EVENT}?",
            de: "Organisiert {ORGANIZER_EVENT} {TITLE_EVENT}?",
            es: "¿Es {ORGANIZER_EVENT} quien organiza {TITLE_EVENT}?",
            fr: "Est-ce que {ORGANIZER_EVENT} organise {TITLE_EVENT}?",
            hi: "क्या {TITLE_EVENT} का इंतज़ाम {ORGANIZER_EVENT} के ज़िम्मे है?",
            th: "{ORGANIZER_EVENT}เป็นคนจัด{TITLE_EVENT}ใช่ไหม"
          },
          passage: {
            en: "Yes, {ORGANIZER_EVENT} is organizing {TITLE_EVENT} and looks after the guests.",
            de: "Ja, {ORGANIZER_EVENT} organisiert {TITLE_EVENT} und kümmert sich um die Gäste.",
            es: "Sí, {ORGANIZER_EVENT} organiza {TITLE_EVENT} y se ocupa de los invitados.",
            fr: "Oui, {ORGANIZER_EVENT} organise {TITLE_EVENT} et s'occupe des invités.",
            hi: "हाँ, {TITLE_EVENT} का इंतज़ाम और मेहमानों की देखभाल {ORGANIZER_EVENT} के ज़िम्मे है।",
            th: "ใช่ {ORGANIZER_EVENT}เป็นผู้จัด{TITLE_EVENT}และดูแลแขกด้วย"
          }
        },
        {
          query: {
            en: "Who is in charge of {CATEGORY_EVENT} in {LOCATION}?",
            de: "Wer ist in {LOCATION} für {CATEGORY_EVENT} zuständig?",
            es: "¿Quién se encarga de organizar {CATEGORY_EVENT} en {LOCATION}?",
            fr: "Qui est chargé d'organiser des {CATEGORY_EVENT} à {LOCATION}?",
            hi: "{LOCATION} में {CATEGORY_EVENT} कौन करवाता है?",
            th: "ใครดูแลการจัด{CATEGORY_EVENT}ใน{LOCATION}"
          },
          passage: {
            en: "In {LOCATION} the city's culture office organizes {CATEGORY_EVENT} every year.",
            de: "In {LOCATION} organisiert das Kulturamt der Stadt jedes Jahr {CATEGORY_EVENT}.",
            es: "En {LOCATION} la concejalía de cultura organiza {CATEGORY_EVENT} todos los años.",
            fr: "À {LOCATION}, le service culturel de la ville organise des {CATEGORY_EVENT} chaque année.",
            hi: "{LOCATION} में शहर का सांस्कृतिक विभाग हर साल {CATEGORY_EVENT} आयोजित करता है।",
            th: "ที่{LOCATION} สำนักวัฒนธรรมของเมืองจัด{CATEGORY_EVENT}ทุกปี"
          }
        }
      ]
    },
    GET_CATEGORY_EVENT: {
      evaluation: [
        {
          en: "What kinds of events are there in {LOCATION} {DATE_TIME.day}?",
          de: "Welche Arten von Veranstaltungen gibt es {DATE_TIME.day} in {LOCATION}?",
          es: "¿Qué tipos de eventos hay {DATE_TIME.day} en {LOCATION}?",
          fr: "Quels types d'événements y a-t-il à {LOCATION} {DATE_TIME.day}?",
          hi: "{DATE_TIME.day} {LOCATION} में किस-किस तरह के कार्यक्रम हैं?",
          th: "{DATE_TIME.day}ที่{LOCATION}มีงานประเภทไหนบ้าง"
        },
        {
          en: "Which event categories are offered in {LOCATION} {DATE_TIME.day}?",
          de: "Welche Veranstaltungskategorien werden {DATE_TIME.day} in {LOCATION} angeboten?",
          es: "¿Qué categorías de eventos se ofrecen {DATE_TIME.day} en {LOCATION}?",
          fr: "Quelles catégories d'événements sont proposées à {LOCATION} {DATE_TIME.day}?",
          hi: "{DATE_TIME.day} {LOCATION} में कार्यक्रमों की कौन सी श्रेणियाँ हैं?",
          th: "{DATE_TIME.day}ใน{LOCATION}มีอีเวนต์หมวดหมู่ใดบ้าง"
        },
        {
          en: "What kind of event is {TITLE_EVENT.famous}?",
          de: "Was für eine Veranstaltung ist {TITLE_EVENT.famous}?",
          es: "¿Qué tipo de evento es {TITLE_EVENT.famous}?",
          fr: "Quel genre d'événement est {TITLE_EVENT.famous}?",
          hi: "{TITLE_EVENT.famous} किस तरह का आयोजन है?",
          th: "{TITLE_EVENT.famous}เป็นงานแบบไหน"
        }
      ],
      training: [
        {
          query: {
            en: "What types of entertainment can I find in {LOCATION} {DATE_TIME.day}?",
            de: "Welche Arten von Unterhaltung finde ich {DATE_TIME.day} in {LOCATION}?",
            es: "¿Qué tipos de entretenimiento puedo encontrar {DATE_TIME.day} en {LOCATION}?",
            fr: "Quels genres de divertissement puis-je trouver à {LOCATION} {DATE_TIME.day}?",
            hi: "{DATE_TIME.day} {LOCATION} में मनोरंजन के कौन से विकल्प हैं?",
            th: "{DATE_TIME.day}ใน{LOCATION}มีความบันเทิงแบบไหนบ้าง"
          },
          passage: {
            en: "Music, theatre and sport are the main kinds of events in {LOCATION} {DATE_TIME.day}.",
            de: "Musik, Theater und Sport sind {DATE_TIME.day} in {LOCATION} die wichtigsten Veranstaltungsarten.",
            es: "Música, teatro y deporte son los principales tipos de eventos {DATE_TIME.day} en {LOCATION}.",
            fr:
              "La musique, le théâtre et le sport sont les principaux types d'événements à {LOCATION} {DATE_TIME.day}.",
            hi: "{DATE_TIME.day} {LOCATION} में मुख्य रूप से संगीत, नाटक और खेल के कार्यक्रम हैं।",
            th: "{DATE_TIME.day}งานหลักใน{LOCATION}คือดนตรี ละคร และกีฬา"
          }
        },
        {
          query: {
            en: "List the categories of events in {LOCATION}",
            de: "Nenne mir die Veranstaltungsarten in {LOCATION}",
            es: "Enumera las categorías de eventos en {LOCATION}",
            fr: "Énumère les catégories d'événements à {LOCATION}",
            hi: "{LOCATION} के कार्यक्रमों की श्रेणियाँ बताओ",
            th: "บอกหมวดหมู่ของงานใน{LOCATION}หน่อย"
          },
          passage: {
            en: "In {LOCATION} you can choose between music, food, sport and family events.",
            de: "In {LOCATION} kannst du zwischen Musik, Essen, Sport und Familienveranstaltungen wählen.",
            es: "En {LOCATION} puedes elegir entre música, gastronomía, deporte y eventos familiares.",
            fr: "À {LOCATION}, tu peux choisir entre musique, gastronomie, sport et événements familiaux.",
            hi: "{LOCATION} में आप संगीत, खान-पान, खेल और पारिवारिक कार्यक्रमों में से चुन सकते हैं।",
            th: "ใน{LOCATION}คุณเลือกได้ทั้งงานดนตรี อาหาร กีฬา และงานสำหรับครอบครัว"
          }
        },
        {
          query: {
            en: "Tell me what {TITLE_EVENT.famous} actually is",
            de: "Sag mir, was {TITLE_EVENT.famous} eigentlich ist",
            es: "Dime qué es exactamente {TITLE_EVENT.famous}",
            fr: "Dis-moi ce qu'est exactement {TITLE_EVENT.famous}",
            hi: "बताओ {TITLE_EVENT.famous} असल में क्या है",
            th: "บอกหน่อยว่าจริง ๆ แล้ว{TITLE_EVENT.famous}คืออะไร"
          },
          passage: {
            en: "As far as I know, {TITLE_EVENT.famous} is a big public event with many visitors.",
            de: "Soweit ich weiß, ist {TITLE_EVENT.famous} ein großes öffentliches Ereignis mit vielen Besuchern.",
            es: "Que yo sepa, {TITLE_EVENT.famous} es un gran evento público con muchos visitantes.",
            fr: "À ma connaissance, {TITLE_EVENT.famous} est un grand événement public avec beaucoup de visiteurs.",
            hi: "मेरी जानकारी में {TITLE_EVENT.famous} एक बड़ा सार्वजनिक आयोजन है जिसमें बहुत लोग आते हैं।",
            th: "เท่าที่ทราบ {TITLE_EVENT.famous}เป็นงานสาธารณะขนาดใหญ่ที่มีคนเข้าร่วมมากมาย"
          }
        }
      ]
    }
  }
}
