//! The registry made of the list of parameters.
use fluxnomics_primitives::{governance::Step, time::Seconds};
use sp_runtime::{Perbill, Permill};

/// A value of a field, compared as `u128`.
pub(super) trait Value: Sized {
    fn number(&self) -> u128;
    /// `None` where the number is none of the type's.
    fn from_number(number: u128) -> Option<Self>;
}
impl Value for u128 {
    fn number(&self) -> u128 {
        *self
    }
    fn from_number(number: u128) -> Option<Self> {
        Some(number)
    }
}
impl Value for u64 {
    fn number(&self) -> u128 {
        (*self).into()
    }
    fn from_number(number: u128) -> Option<Self> {
        number.try_into().ok()
    }
}
impl Value for u32 {
    fn number(&self) -> u128 {
        (*self).into()
    }
    fn from_number(number: u128) -> Option<Self> {
        number.try_into().ok()
    }
}
impl Value for Perbill {
    fn number(&self) -> u128 {
        self.deconstruct().into()
    }
    fn from_number(number: u128) -> Option<Self> {
        let parts = number.try_into().ok()?;
        (parts <= Self::one().deconstruct()).then(|| Self::from_parts(parts))
    }
}
impl Value for Permill {
    fn number(&self) -> u128 {
        self.deconstruct().into()
    }
    fn from_number(number: u128) -> Option<Self> {
        let parts = number.try_into().ok()?;
        (parts <= Self::one().deconstruct()).then(|| Self::from_parts(parts))
    }
}

/// How fast a field may change.
pub(super) struct Pace {
    pub step: Step,
    pub cool_down: Seconds,
    pub delay: Seconds,
}

/// Types and functions for every parameter of the list.
macro_rules! parameters {
    ($(
        $(#[doc = $subject_doc:literal])+
        $index:literal $subject:ident = $module:ident : $params:ident {
            $change:ident $field:ident
            $(
                #[doc = $doc:literal]
                $i:literal $name:ident = $member:ident : $ty:ty, $unit:literal, $min:expr => $max:expr, $pace:expr;
            )+
        }
    )+) => {
        $(
            $(#[doc = $subject_doc])+
            #[derive(
                Clone, Copy, Debug, Decode, DecodeWithMemTracking, Deserialize, Encode, Eq, MaxEncodedLen,
                PartialEq, Serialize, TypeInfo,
            )]
            #[serde(rename_all = "camelCase")]
            pub enum $change {
                $( #[doc = $doc] #[codec(index = $i)] $name($ty), )+
            }

            $(#[doc = $subject_doc])+
            #[derive(
                Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq,
                PartialOrd, TypeInfo,
            )]
            pub enum $field {
                $( #[doc = $doc] #[codec(index = $i)] $name, )+
            }
        )+

        /// A field with its new value.
        #[derive(
            Clone, Copy, Debug, Decode, DecodeWithMemTracking, Deserialize, Encode, Eq, MaxEncodedLen,
            PartialEq, Serialize, TypeInfo,
        )]
        #[serde(rename_all = "camelCase")]
        pub enum Change {
            $( $(#[doc = $subject_doc])+ #[codec(index = $index)] $subject($change), )+
        }

        /// The name of a field.
        #[derive(
            Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq,
            PartialOrd, TypeInfo,
        )]
        pub enum Field {
            $( $(#[doc = $subject_doc])+ #[codec(index = $index)] $subject($field), )+
        }

        /// The values of all fields.
        #[derive(Clone, Debug, Eq, PartialEq)]
        pub struct All {
            $( pub $module: $params, )+
        }

        impl All {
            /// What was voted.
            pub fn current() -> Self {
                Self { $( $module: <stored::$module::Current as Get<$params>>::get(), )+ }
            }

            /// What was voted and the steps over it, if any concerns the fields in question. A step that would break a rule
            /// between fields is left out.
            pub(super) fn in_force(concerns: impl Fn(&Field) -> bool) -> Option<Self> {
                let adjusted = Stability::adjusted();
                if !adjusted.iter().any(concerns) {
                    return None;
                }
                let mut all = Self::current();
                for field in adjusted {
                    let mut with = all.clone();
                    with.make(&Change::new(field, Stability::in_force(field, all.number(field)))?);
                    if check(&with).is_ok() {
                        all = with;
                    }
                }
                Some(all)
            }

            /// What is voted where nothing was set.
            pub fn defaults() -> Self {
                Self { $( $module: $params::default(), )+ }
            }

            fn make(&mut self, change: &Change) {
                match change {
                    $( $( Change::$subject($change::$name(value)) => self.$module.$member = *value, )+ )+
                }
            }

            fn number(&self, field: Field) -> u128 {
                match field {
                    $( $( Field::$subject($field::$name) => self.$module.$member.number(), )+ )+
                }
            }

            /// Writes the subjects that differ from what is in force.
            fn store(self) -> DispatchResult {
                let before = Self::current();
                $(
                    if self.$module != before.$module {
                        write(RuntimeParameters::$subject(stored::$module::Parameters::Current(
                            stored::$module::Current,
                            Some(self.$module),
                        )))?;
                    }
                )+
                Ok(())
            }
        }

        impl Change {
            /// The change of `field` to `number`, if its type has such a value.
            pub fn new(field: Field, number: u128) -> Option<Self> {
                Some(match field {
                    $( $( Field::$subject($field::$name) => {
                        Change::$subject($change::$name(<$ty>::from_number(number)?))
                    }, )+ )+
                })
            }
        }

        /// Subjects of parameters.
        pub const SUBJECTS: usize = [$( $index, )+].len();

        /// The key of the storage of each subject.
        #[cfg(feature = "runtime-benchmarks")]
        pub fn storage_keys() -> [alloc::vec::Vec<u8>; SUBJECTS] {
            [ $( pallet_parameters::Parameters::<Runtime>::hashed_key_for(RuntimeParametersKey::$subject(
                stored::$module::ParametersKey::Current(stored::$module::Current),
            )), )+ ]
        }

        /// What a vote can change, and how.
        pub struct Registry;

        impl ParameterRegistry for Registry {
            type Field = Field;
            type Change = Change;

            fn fields() -> impl Iterator<Item = Field> {
                [ $( $( Field::$subject($field::$name), )+ )+ ].into_iter()
            }

            fn field(change: &Change) -> Field {
                match change {
                    $( $( Change::$subject($change::$name(_)) => Field::$subject($field::$name), )+ )+
                }
            }

            fn value(change: &Change) -> u128 {
                match change {
                    $( $( Change::$subject($change::$name(value)) => value.number(), )+ )+
                }
            }

            fn spec(field: Field) -> FieldSpec {
                let default = All::defaults().number(field);
                match field {
                    $( $( Field::$subject($field::$name) => FieldSpec {
                        subject: stringify!($module),
                        name: stringify!($member),
                        description: $doc.trim_ascii(),
                        unit: $unit,
                        min: <$ty>::number(&$min),
                        max: <$ty>::number(&$max),
                        default,
                        step: $pace.step,
                        cool_down: $pace.cool_down,
                        enactment_delay: $pace.delay,
                    }, )+ )+
                }
            }

            fn current(field: Field) -> u128 {
                All::current().number(field)
            }

            fn check_together(changes: &[Change]) -> Result<(), &'static str> {
                let mut all = All::current();
                changes.iter().for_each(|change| all.make(change));
                check(&all)
            }

            fn apply(changes: &[Change]) -> DispatchResult {
                let mut all = All::current();
                changes.iter().for_each(|change| all.make(change));
                all.store()
            }
        }
    };
}

pub(super) use parameters;
