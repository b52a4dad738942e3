import type { Domain } from "../Grammar.ts"

export const people: Domain = {
  name: "people",
  lexicons: {
    /** Companies without article: after en "at", de "bei", es "en", fr "chez", th "ที่"; before hi "में". */
    EMPLOYER: {
      en: ["Google", "Siemens", "Bosch", "Airbus", "Microsoft", "Toyota", "Samsung", "IKEA", "Lufthansa", "Danone"],
      de: ["Google", "Siemens", "Bosch", "Airbus", "Microsoft", "Toyota", "Samsung", "IKEA", "Lufthansa", "Danone"],
      es: ["Google", "Siemens", "Bosch", "Airbus", "Microsoft", "Toyota", "Samsung", "IKEA", "Lufthansa", "Danone"],
      fr: ["Google", "Siemens", "Bosch", "Airbus", "Microsoft", "Toyota", "Samsung", "IKEA", "Lufthansa", "Danone"],
      hi: ["गूगल", "सीमेंस", "बॉश", "एयरबस", "माइक्रोसॉफ़्ट", "टोयोटा", "सैमसंग", "आइकिया", "लुफ़्थांसा", "डैनोन"],
      th: ["กูเกิล", "ซีเมนส์", "บ๊อช", "แอร์บัส", "ไมโครซอฟท์", "โตโยต้า", "ซัมซุง", "อิเกีย", "ลุฟท์ฮันซ่า", "ดานอน"]
    },
    /** A line of work, where a job title would have to agree with the person: after en "in", th "ด้าน"; before hi "के क्षेत्र में". */
    JOB: {
      en: [
        "sales",
        "marketing",
        "tourism",
        "construction",
        "banking",
        "journalism",
        "research",
        "fashion",
        "the film industry",
        "healthcare"
      ],
      de: [
        "im Verkauf",
        "im Marketing",
        "im Tourismus",
        "im Bauwesen",
        "im Bankwesen",
        "im Journalismus",
        "in der Forschung",
        "in der Modebranche",
        "in der Filmbranche",
        "im Gesundheitswesen"
      ],
      es: [
        "en ventas",
        "en marketing",
        "en el turismo",
        "en la construcción",
        "en la banca",
        "en el periodismo",
        "en la investigación",
        "en la moda",
        "en el cine",
        "en la sanidad"
      ],
      fr: [
        "dans la vente",
        "dans le marketing",
        "dans le tourisme",
        "dans le bâtiment",
        "dans la banque",
        "dans le journalisme",
        "dans la recherche",
        "dans la mode",
        "dans le cinéma",
        "dans la santé"
      ],
      hi: [
        "सेल्स",
        "मार्केटिंग",
        "पर्यटन",
        "निर्माण",
        "बैंकिंग",
        "पत्रकारिता",
        "रिसर्च",
        "फ़ैशन",
        "फ़िल्म",
        "स्वास्थ्य"
      ],
      th: [
        "การขาย",
        "การตลาด",
        "การท่องเที่ยว",
        "การก่อสร้าง",
        "การธนาคาร",
        "สื่อสารมวลชน",
        "การวิจัย",
        "แฟชั่น",
        "ภาพยนตร์",
        "สาธารณสุข"
      ]
    },
    /** All feminine, so that hi "की" always agrees; de (nominative), es and fr with the article, en without. */
    TYPE_RELATION: {
      en: [
        "sister",
        "mother",
        "aunt",
        "grandmother",
        "daughter",
        "cousin",
        "neighbour",
        "boss",
        "teacher",
        "best friend"
      ],
      de: [
        "die Schwester",
        "die Mutter",
        "die Tante",
        "die Großmutter",
        "die Tochter",
        "die Cousine",
        "die Nachbarin",
        "die Chefin",
        "die Lehrerin",
        "die beste Freundin"
      ],
      es: [
        "la hermana",
        "la madre",
        "la tía",
        "la abuela",
        "la hija",
        "la prima",
        "la vecina",
        "la jefa",
        "la profesora",
        "la mejor amiga"
      ],
      fr: [
        "la sœur",
        "la mère",
        "la tante",
        "la grand-mère",
        "la fille",
        "la cousine",
        "la voisine",
        "la cheffe",
        "la professeure",
        "la meilleure amie"
      ],
      hi: ["बहन", "माँ", "मौसी", "दादी", "बेटी", "चचेरी बहन", "पड़ोसन", "बॉस", "टीचर", "सबसे अच्छी दोस्त"],
      th: ["พี่สาว", "แม่", "ป้า", "คุณย่า", "ลูกสาว", "ลูกพี่ลูกน้อง", "เพื่อนบ้าน", "หัวหน้า", "คุณครู", "เพื่อนสนิท"]
    }
  },
  intents: {
    GET_CONTACT: {
      evaluation: [
        {
          en: "Which of my friends live in {LOCATION}?",
          de: "Welche meiner Freunde wohnen in {LOCATION}?",
          es: "¿Cuáles de mis amigos viven en {LOCATION}?",
          fr: "Lesquels de mes amis habitent à {LOCATION}?",
          hi: "मेरे कौन से दोस्त {LOCATION} में रहते हैं?",
          th: "เพื่อนของฉันคนไหนบ้างที่อาศัยอยู่ที่{LOCATION}"
        },
        {
          en: "Show me all the people I know in {LOCATION}",
          de: "Zeig mir alle Leute, die ich in {LOCATION} kenne",
          es: "Muéstrame a todas las personas que conozco en {LOCATION}",
          fr: "Montre-moi toutes les personnes que je connais à {LOCATION}",
          hi: "{LOCATION} में मेरी जान-पहचान के सब लोग दिखाओ",
          th: "แสดงทุกคนที่ฉันรู้จักใน{LOCATION}"
        },
        {
          en: "Who in my contacts works at {EMPLOYER}?",
          de: "Wer von meinen Kontakten arbeitet bei {EMPLOYER}?",
          es: "¿Quién de mis contactos trabaja en {EMPLOYER}?",
          fr: "Qui parmi mes contacts travaille chez {EMPLOYER}?",
          hi: "मेरे संपर्कों में से कौन {EMPLOYER} में काम करता है?",
          th: "ในรายชื่อผู้ติดต่อของฉันมีใครทำงานที่{EMPLOYER}บ้าง"
        }
      ],
      training: [
        {
          query: {
            en: "Do I know anyone who lives in {LOCATION}?",
            de: "Kenne ich jemanden, der in {LOCATION} wohnt?",
            es: "¿Conozco a alguien que viva en {LOCATION}?",
            fr: "Est-ce que je connais quelqu'un qui habite à {LOCATION}?",
            hi: "क्या मेरी जान-पहचान का कोई {LOCATION} में रहता है?",
            th: "ฉันรู้จักใครที่อาศัยอยู่ที่{LOCATION}บ้างไหม"
          },
          passage: {
            en: "Yes, two of your friends and one of your colleagues live in {LOCATION}.",
            de: "Ja, zwei deiner Freunde und eine Kollegin von dir wohnen in {LOCATION}.",
            es: "Sí, dos de tus amigos y una de tus compañeras viven en {LOCATION}.",
            fr: "Oui, deux de tes amis et une de tes collègues habitent à {LOCATION}.",
            hi: "हाँ, आपके दो दोस्त और आपकी एक सहकर्मी {LOCATION} में रहते हैं।",
            th: "มี เพื่อนของคุณสองคนและเพื่อนร่วมงานอีกหนึ่งคนอาศัยอยู่ที่{LOCATION}"
          }
        },
        {
          query: {
            en: "Find the friends of mine who have a job at {EMPLOYER}",
            de: "Such die Freunde von mir, die einen Job bei {EMPLOYER} haben",
            es: "Busca entre mis amigos a los que tienen un empleo en {EMPLOYER}",
            fr: "Trouve ceux de mes amis qui ont un emploi chez {EMPLOYER}",
            hi: "मेरे उन दोस्तों को ढूँढो जिनकी नौकरी {EMPLOYER} में है",
            th: "ค้นหาเพื่อนของฉันที่มีงานทำอยู่ที่{EMPLOYER}"
          },
          passage: {
            en: "Three people in your contacts work at {EMPLOYER}, and one of them is new there.",
            de: "Drei Leute aus deinen Kontakten arbeiten bei {EMPLOYER}, und eine Person ist dort neu.",
            es: "Tres personas de tus contactos trabajan en {EMPLOYER}, y una de ellas es nueva allí.",
            fr: "Trois personnes parmi tes contacts travaillent chez {EMPLOYER}, dont une depuis peu.",
            hi: "आपके संपर्कों में से तीन लोग {EMPLOYER} में काम करते हैं और उनमें से एक वहाँ नया है।",
            th: "ในรายชื่อผู้ติดต่อของคุณมีสามคนทำงานที่{EMPLOYER} และหนึ่งในนั้นเพิ่งเข้าทำงาน"
          }
        },
        {
          query: {
            en: "Who is {CONTACT}'s {TYPE_RELATION}?",
            de: "Wer ist {TYPE_RELATION} von {CONTACT}?",
            es: "¿Quién es {TYPE_RELATION} de {CONTACT}?",
            fr: "Qui est {TYPE_RELATION} de {CONTACT}?",
            hi: "{CONTACT} की {TYPE_RELATION} कौन है?",
            th: "ใครคือ{TYPE_RELATION}ของ{CONTACT}"
          },
          passage: {
            en: "According to your contacts, {CONTACT}'s {TYPE_RELATION} is called Helena.",
            de: "Laut deinen Kontakten heißt {TYPE_RELATION} von {CONTACT} Helena.",
            es: "Según tus contactos, {TYPE_RELATION} de {CONTACT} se llama Elena.",
            fr: "D'après tes contacts, {TYPE_RELATION} de {CONTACT} s'appelle Hélène.",
            hi: "आपके संपर्कों के अनुसार {CONTACT} की {TYPE_RELATION} का नाम हेलेना है।",
            th: "ตามรายชื่อผู้ติดต่อของคุณ {TYPE_RELATION}ของ{CONTACT}ชื่อเฮเลนา"
          }
        }
      ]
    },
    GET_BIRTHDAY: {
      evaluation: [
        {
          en: "When is {CONTACT}'s birthday?",
          de: "Wann hat {CONTACT} Geburtstag?",
          es: "¿Cuándo es el cumpleaños de {CONTACT}?",
          fr: "C'est quand, l'anniversaire de {CONTACT}?",
          hi: "{CONTACT} का जन्मदिन कब है?",
          th: "วันเกิดของ{CONTACT}คือเมื่อไหร่"
        },
        {
          en: "Tell me {CONTACT}'s date of birth",
          de: "Sag mir das Geburtsdatum von {CONTACT}",
          es: "Dime la fecha de nacimiento de {CONTACT}",
          fr: "Donne-moi la date de naissance de {CONTACT}",
          hi: "मुझे {CONTACT} की जन्मतिथि बताओ",
          th: "บอกวันเดือนปีเกิดของ{CONTACT}หน่อย"
        },
        {
          en: "Who has a birthday {DATE_TIME.day}?",
          de: "Wer hat {DATE_TIME.day} Geburtstag?",
          es: "¿Quién cumple años {DATE_TIME.day}?",
          fr: "Qui fête son anniversaire {DATE_TIME.day}?",
          hi: "{DATE_TIME.day} किसका जन्मदिन है?",
          th: "{DATE_TIME.day}เป็นวันเกิดของใครบ้าง"
        }
      ],
      training: [
        {
          query: {
            en: "On what date does {CONTACT} celebrate a birthday?",
            de: "An welchem Datum feiert {CONTACT} Geburtstag?",
            es: "¿En qué fecha celebra {CONTACT} su cumpleaños?",
            fr: "À quelle date est-ce que {CONTACT} fête son anniversaire?",
            hi: "{CONTACT} का जन्मदिन किस तारीख़ को पड़ता है?",
            th: "{CONTACT}ฉลองวันเกิดวันที่เท่าไหร่"
          },
          passage: {
            en: "According to your calendar, {CONTACT} has a birthday on the third of May.",
            de: "Laut deinem Kalender hat {CONTACT} am dritten Mai Geburtstag.",
            es: "Según tu calendario, el cumpleaños de {CONTACT} es el tres de mayo.",
            fr: "D'après ton calendrier, l'anniversaire de {CONTACT} est le trois mai.",
            hi: "आपके कैलेंडर के अनुसार {CONTACT} का जन्मदिन तीन मई को है।",
            th: "ตามปฏิทินของคุณ วันเกิดของ{CONTACT}คือวันที่สามพฤษภาคม"
          }
        },
        {
          query: {
            en: "How long is it until {CONTACT}'s birthday?",
            de: "Wie lange ist es noch bis zum Geburtstag von {CONTACT}?",
            es: "¿Cuánto falta para el cumpleaños de {CONTACT}?",
            fr: "Combien de temps reste-t-il avant l'anniversaire de {CONTACT}?",
            hi: "{CONTACT} के जन्मदिन में कितना समय बाकी है?",
            th: "อีกนานไหมกว่าจะถึงวันเกิดของ{CONTACT}"
          },
          passage: {
            en: "There are three weeks left until {CONTACT}'s birthday, enough time to buy a present.",
            de: "Bis zum Geburtstag von {CONTACT} sind es noch drei Wochen, genug Zeit für ein Geschenk.",
            es: "Faltan tres semanas para el cumpleaños de {CONTACT}, hay tiempo para comprar un regalo.",
            fr: "Il reste trois semaines avant l'anniversaire de {CONTACT}, assez pour trouver un cadeau.",
            hi: "{CONTACT} के जन्मदिन में तीन हफ़्ते बाकी हैं, तोहफ़ा खरीदने के लिए काफ़ी समय है।",
            th: "อีกสามสัปดาห์จะถึงวันเกิดของ{CONTACT} ยังมีเวลาซื้อของขวัญ"
          }
        },
        {
          query: {
            en: "Do any of my friends have their birthday {DATE_TIME.day}?",
            de: "Feiert jemand von meinen Freunden {DATE_TIME.day} Geburtstag?",
            es: "¿Es el cumpleaños de algún amigo mío {DATE_TIME.day}?",
            fr: "Est-ce que l'un de mes amis a son anniversaire {DATE_TIME.day}?",
            hi: "क्या {DATE_TIME.day} मेरे किसी दोस्त का जन्मदिन है?",
            th: "{DATE_TIME.day}มีเพื่อนคนไหนของฉันครบรอบวันเกิดบ้างไหม"
          },
          passage: {
            en: "Yes, one of your friends has a birthday {DATE_TIME.day} and turns thirty.",
            de: "Ja, von deinen Freunden hat {DATE_TIME.day} jemand Geburtstag und wird dreißig.",
            es: "Sí, {DATE_TIME.day} es el cumpleaños de un amigo tuyo, que cumple treinta.",
            fr: "Oui, l'un de tes amis fête son anniversaire {DATE_TIME.day} et aura trente ans.",
            hi: "हाँ, {DATE_TIME.day} आपके एक दोस्त का जन्मदिन है और वह तीस साल का हो जाएगा।",
            th: "มี {DATE_TIME.day}เป็นวันเกิดของเพื่อนคุณหนึ่งคน ซึ่งจะอายุครบสามสิบปี"
          }
        }
      ]
    },
    GET_JOB: {
      evaluation: [
        {
          en: "What does {CONTACT} do for a living?",
          de: "Was macht {CONTACT} beruflich?",
          es: "¿A qué se dedica {CONTACT}?",
          fr: "Que fait {CONTACT} dans la vie?",
          hi: "{CONTACT} का पेशा क्या है?",
          th: "{CONTACT}ทำอาชีพอะไร"
        },
        {
          en: "I'd like to know what {CONTACT}'s job is",
          de: "Ich möchte wissen, welchen Beruf {CONTACT} hat",
          es: "Me gustaría saber cuál es el trabajo de {CONTACT}",
          fr: "J'aimerais savoir quel est le métier de {CONTACT}",
          hi: "मुझे जानना है कि {CONTACT} का काम क्या है",
          th: "ฉันอยากรู้ว่า{CONTACT}ทำงานอะไร"
        },
        {
          en: "What is {CONTACT}'s job title at {EMPLOYER}?",
          de: "Welche Stelle hat {CONTACT} bei {EMPLOYER}?",
          es: "¿Cuál es el cargo de {CONTACT} en {EMPLOYER}?",
          fr: "Quel est le poste de {CONTACT} chez {EMPLOYER}?",
          hi: "{EMPLOYER} में {CONTACT} का पद क्या है?",
          th: "{CONTACT}มีตำแหน่งอะไรที่{EMPLOYER}"
        }
      ],
      training: [
        {
          query: {
            en: "What kind of job does {CONTACT} have?",
            de: "Was für einen Job hat {CONTACT}?",
            es: "¿Qué tipo de trabajo tiene {CONTACT}?",
            fr: "Quel genre de travail a {CONTACT}?",
            hi: "{CONTACT} की नौकरी किस तरह की है?",
            th: "งานของ{CONTACT}เป็นงานแบบไหน"
          },
          passage: {
            en: "I can tell you that {CONTACT} works in a bank and advises customers.",
            de: "Ich weiß, dass {CONTACT} in einer Bank arbeitet und dort Kunden berät.",
            es: "Por lo que sé, {CONTACT} trabaja en un banco y asesora a los clientes.",
            fr: "D'après son profil, {CONTACT} travaille dans une banque et conseille les clients.",
            hi: "{CONTACT} की नौकरी एक बैंक में है और काम ग्राहकों को सलाह देना है।",
            th: "{CONTACT}ทำงานที่ธนาคาร มีหน้าที่ให้คำแนะนำลูกค้า"
          }
        },
        {
          query: {
            en: "Does {CONTACT} work in {JOB}?",
            de: "Arbeitet {CONTACT} {JOB}?",
            es: "¿{CONTACT} trabaja {JOB}?",
            fr: "Est-ce que {CONTACT} travaille {JOB}?",
            hi: "क्या {CONTACT} का काम {JOB} के क्षेत्र में है?",
            th: "{CONTACT}ทำงานด้าน{JOB}หรือเปล่า"
          },
          passage: {
            en: "Yes, {CONTACT} has been working in {JOB} for five years now.",
            de: "Ja, {CONTACT} arbeitet jetzt schon seit fünf Jahren {JOB}.",
            es: "Sí, {CONTACT} trabaja {JOB} desde hace ya cinco años.",
            fr: "Oui, {CONTACT} travaille {JOB} depuis cinq ans déjà.",
            hi: "हाँ, {CONTACT} को {JOB} के क्षेत्र में काम करते हुए पाँच साल हो गए हैं।",
            th: "ใช่ {CONTACT}ทำงานด้าน{JOB}มาห้าปีแล้ว"
          }
        },
        {
          query: {
            en: "Tell me which position {CONTACT} holds at {EMPLOYER}",
            de: "Sag mir, welche Position {CONTACT} bei {EMPLOYER} hat",
            es: "Dime qué puesto ocupa {CONTACT} en {EMPLOYER}",
            fr: "Dis-moi quelle fonction {CONTACT} occupe chez {EMPLOYER}",
            hi: "मुझे बताओ कि {CONTACT} {EMPLOYER} में किस पद पर है",
            th: "บอกหน่อยว่า{CONTACT}ทำงานตำแหน่งไหนที่{EMPLOYER}"
          },
          passage: {
            en: "At {EMPLOYER}, {CONTACT} is in charge of the sales team in the main office.",
            de: "Bei {EMPLOYER} leitet {CONTACT} das Verkaufsteam in der Zentrale.",
            es: "En {EMPLOYER}, {CONTACT} está al frente del equipo de ventas de la oficina central.",
            fr: "Chez {EMPLOYER}, {CONTACT} dirige l'équipe de vente au siège de l'entreprise.",
            hi: "{EMPLOYER} के मुख्य ऑफ़िस में सेल्स टीम की ज़िम्मेदारी {CONTACT} के पास है।",
            th: "ที่{EMPLOYER} {CONTACT}ดูแลทีมขายของสำนักงานใหญ่"
          }
        }
      ]
    },
    GET_LOCATION: {
      evaluation: [
        {
          en: "Where does {CONTACT} live?",
          de: "Wo wohnt {CONTACT}?",
          es: "¿Dónde vive {CONTACT}?",
          fr: "Où habite {CONTACT}?",
          hi: "{CONTACT} का घर कहाँ है?",
          th: "{CONTACT}อาศัยอยู่ที่ไหน"
        },
        {
          en: "Tell me which city {CONTACT} lives in",
          de: "Sag mir, in welcher Stadt {CONTACT} wohnt",
          es: "Dime en qué ciudad vive {CONTACT}",
          fr: "Dis-moi dans quelle ville {CONTACT} habite",
          hi: "मुझे बताओ कि {CONTACT} का घर किस शहर में है",
          th: "บอกหน่อยว่า{CONTACT}อยู่เมืองไหน"
        },
        {
          en: "Does {CONTACT} live in {LOCATION}?",
          de: "Wohnt {CONTACT} in {LOCATION}?",
          es: "¿Vive {CONTACT} en {LOCATION}?",
          fr: "Est-ce que {CONTACT} habite à {LOCATION}?",
          hi: "क्या {CONTACT} का घर {LOCATION} में है?",
          th: "{CONTACT}อาศัยอยู่ที่{LOCATION}ใช่ไหม"
        }
      ],
      training: [
        {
          query: {
            en: "In what part of the world is {CONTACT} living now?",
            de: "In welchem Teil der Welt lebt {CONTACT} jetzt?",
            es: "¿En qué parte del mundo vive ahora {CONTACT}?",
            fr: "Dans quel coin du monde est-ce que {CONTACT} vit maintenant?",
            hi: "{CONTACT} का घर अब दुनिया के किस हिस्से में है?",
            th: "ตอนนี้{CONTACT}ใช้ชีวิตอยู่ส่วนไหนของโลก"
          },
          passage: {
            en: "These days {CONTACT} lives in a small town near the sea.",
            de: "Zurzeit wohnt {CONTACT} in einer kleinen Stadt in der Nähe des Meeres.",
            es: "Actualmente {CONTACT} vive en una ciudad pequeña cerca del mar.",
            fr: "En ce moment, {CONTACT} habite dans une petite ville près de la mer.",
            hi: "आजकल {CONTACT} का घर समुद्र के पास एक छोटे शहर में है।",
            th: "ช่วงนี้{CONTACT}อาศัยอยู่ในเมืองเล็ก ๆ ใกล้ทะเล"
          }
        },
        {
          query: {
            en: "Where does {CONTACT}'s {TYPE_RELATION} live?",
            de: "Wo wohnt {TYPE_RELATION} von {CONTACT}?",
            es: "¿Dónde vive {TYPE_RELATION} de {CONTACT}?",
            fr: "Où habite {TYPE_RELATION} de {CONTACT}?",
            hi: "{CONTACT} की {TYPE_RELATION} का घर कहाँ है?",
            th: "{TYPE_RELATION}ของ{CONTACT}อาศัยอยู่ที่ไหน"
          },
          passage: {
            en: "The address says that {CONTACT}'s {TYPE_RELATION} lives in the old town.",
            de: "Laut der Adresse wohnt {TYPE_RELATION} von {CONTACT} in der Altstadt.",
            es: "Según la dirección, {TYPE_RELATION} de {CONTACT} vive en el casco antiguo.",
            fr: "D'après l'adresse, {TYPE_RELATION} de {CONTACT} habite dans la vieille ville.",
            hi: "पते के अनुसार {CONTACT} की {TYPE_RELATION} का घर पुराने शहर में है।",
            th: "ตามที่อยู่ {TYPE_RELATION}ของ{CONTACT}อาศัยอยู่ในย่านเมืองเก่า"
          }
        },
        {
          query: {
            en: "Is {CONTACT} still living in {LOCATION}?",
            de: "Lebt {CONTACT} immer noch in {LOCATION}?",
            es: "¿Sigue viviendo {CONTACT} en {LOCATION}?",
            fr: "Est-ce que {CONTACT} vit toujours à {LOCATION}?",
            hi: "क्या {CONTACT} का घर अब भी {LOCATION} में है?",
            th: "{CONTACT}ยังอยู่ที่{LOCATION}หรือเปล่า"
          },
          passage: {
            en: "Yes, {CONTACT} still lives in {LOCATION} and has a flat in the centre.",
            de: "Ja, {CONTACT} wohnt noch in {LOCATION} und hat eine Wohnung im Zentrum.",
            es: "Sí, {CONTACT} todavía vive en {LOCATION} y tiene un piso en el centro.",
            fr: "Oui, {CONTACT} habite encore à {LOCATION} et possède un appartement au centre.",
            hi: "हाँ, {CONTACT} का फ़्लैट अब भी {LOCATION} में है, शहर के बीचोंबीच।",
            th: "ใช่ {CONTACT}ยังอาศัยอยู่ที่{LOCATION} และมีห้องอยู่กลางเมือง"
          }
        }
      ]
    }
  }
}
